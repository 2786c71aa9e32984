"""What the generator of passphrases promises."""

import unicodedata

import pytest

from depwork.model.choices import Locale
from depwork.storage import word_lists
from depwork.storage.passphrase import problem_of


@pytest.mark.parametrize("locale", Locale)
def test_a_suggestion_keeps_the_rule_and_is_never_the_same(locale):
    """Six words of the language's list, drawn anew each time."""
    drawn = {word_lists.suggested(locale) for _ in range(50)}
    assert len(drawn) == 50
    for words in drawn:
        assert problem_of(words) is None
        assert len(words.split()) == 6
        assert words == unicodedata.normalize("NFC", words)


def test_both_languages_have_a_list_of_their_own():
    """2048 different words each, Spanish with its accents."""
    english, spanish = (set(word_lists._words(locale)) for locale in (Locale.EN, Locale.ES))
    assert (len(english), len(spanish)) == (2048, 2048)
    assert len(english & spanish) < 100
    assert any("í" in word for word in spanish)


def test_words_are_drawn_by_the_systems_randomness(monkeypatch):
    """The draw is made by ``secrets``, once a word."""
    drawn = []
    monkeypatch.setattr(
        word_lists.secrets, "choice", lambda words: drawn.append(words) or words[len(drawn)]
    )
    assert len(word_lists.suggested(Locale.ES).split()) == len(drawn) == 6
