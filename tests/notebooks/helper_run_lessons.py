"""Runs all lessons of a folder on one kernel and writes what they showed to another folder.

``python helper_run_lessons.py notebooks/es OUT``. A process of its own, since nbclient's
sockets outlive it and warnings are errors in the tests.
"""

import sys
from pathlib import Path

import nbformat
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient


def main(folder: Path, out: Path) -> None:
    """Run each lesson of ``folder``; stop at the first that fails."""
    manager, client = start_new_kernel(cwd=str(folder))
    client.stop_channels()
    try:
        for path in sorted(folder.glob("*.ipynb")):
            book = nbformat.read(path, as_version=4)
            resources = {"metadata": {"path": str(folder)}}
            NotebookClient(
                book, km=manager, timeout=120, store_widget_state=False, resources=resources
            ).execute()
            nbformat.write(book, out / path.name)
    finally:
        manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
