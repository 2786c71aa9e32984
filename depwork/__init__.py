"""depwork: a workbook for lawful public campaigns to stop a person's deportation."""

__version__ = "0.1.0"
