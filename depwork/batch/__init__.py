"""Notebook runs over many cases: packets, and the outcome report."""
