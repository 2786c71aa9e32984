"""The command line: ``depwork start``, ``packets``, ``report`` and the rest."""

from depwork.cli.app import main

__all__ = ["main"]
