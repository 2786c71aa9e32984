"""The words shown to people, the sources, and the register of dated facts: loaded, checked."""

from depwork.guide.citing import FactWords, SourceWords
from depwork.guide.expected import Expected
from depwork.guide.factors import Factor, proof_of
from depwork.guide.freshness import Freshness, freshness
from depwork.guide.guide import Guide
from depwork.guide.loading import languages, load
from depwork.guide.own import OwnQuestion
from depwork.guide.pages import Pages
from depwork.guide.prose import Page, Piece, Prose
from depwork.guide.shelf import Resource
from depwork.guide.sources import Source
from depwork.guide.words import AskWords, DocumentWords, FieldWords, StepWords, Words

__all__ = [
    "AskWords",
    "DocumentWords",
    "Expected",
    "FactWords",
    "Factor",
    "FieldWords",
    "Freshness",
    "Guide",
    "OwnQuestion",
    "Page",
    "Pages",
    "Piece",
    "Prose",
    "Resource",
    "Source",
    "SourceWords",
    "StepWords",
    "Words",
    "freshness",
    "languages",
    "load",
    "proof_of",
]
