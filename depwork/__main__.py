"""``python -m depwork`` is ``depwork``."""

from depwork.cli.app import main

if __name__ == "__main__":
    main()
