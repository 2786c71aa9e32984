"""Verbs that decide: pure functions from a case, a day and the register to a decision."""
