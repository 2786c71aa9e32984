"""The command line: ``depwork start``, ``packets``, ``report`` and the rest."""
