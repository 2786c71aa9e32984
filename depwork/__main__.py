"""``python -m depwork`` is ``depwork``."""

from depwork.cli import main

if __name__ == "__main__":
    main()
