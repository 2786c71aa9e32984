"""Tidy frames, measures and a picture from de-identified records (facts 6).

Nothing is gathered here: a page that counts letters must not wait for pandas.
"""
