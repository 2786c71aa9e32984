"""Use cases: the one place where the rooms meet. No widgets, clock or environment."""
