"""Invented cases to learn with: twelve people, and a case full of canaries for leak sweeps."""

from depwork.practice.canary import canary_case
from depwork.practice.people import Person, people

__all__ = ["Person", "canary_case", "people"]
