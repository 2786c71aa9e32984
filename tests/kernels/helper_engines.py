"""Runs notebooks by stock papermill and by ours in a process of its own; prints what differs."""

import json
import re
import subprocess
import sys
import time
from itertools import groupby
from pathlib import Path

import nbformat

from depwork.kernels.manager import PrivateKernelManager
from depwork.kernels.runner import ENGINE, _papermill

papermill = _papermill()
TIMES = {"start_time", "end_time", "duration", "output_path"}


def _plain(book):
    """Return a notebook without its times, its streams joined as they may be cut anywhere."""
    cells = []
    for cell in book.cells:
        joined = []
        for output in cell.get("outputs", ()):
            last = joined[-1] if joined else {}
            if output.output_type == "stream" and last.get("name") == output.name:
                last["text"] += output.text
            else:
                joined.append(dict(output))
            if output.output_type == "error":  # a stock kernel's stack is some frames less deep
                joined[-1]["traceback"] = [part for part, _ in groupby(output.traceback)]
        told = {k: v for k, v in cell.metadata.get("papermill", {}).items() if k not in TIMES}
        cells.append(
            {
                "source": cell.source,
                "count": cell.get("execution_count"),
                "outputs": joined,
                "papermill": told,
                "tags": cell.metadata.get("tags", []),
            }
        )
    run = {k: v for k, v in book.metadata.get("papermill", {}).items() if k not in TIMES}
    kept = {k: v for k, v in book.metadata.items() if k != "papermill"}
    whole = json.dumps({"cells": cells, "papermill": run, "metadata": kept}, sort_keys=True)
    # A process's number in a file name is no part of what is shown.
    return json.loads(re.sub(r"ipykernel_\d+", "ipykernel_N", whole))


def run(source, target, engine, **more):
    """Return what a run left, how it ended, and its seconds."""
    began, ended = time.perf_counter(), ""
    try:
        papermill.execute_notebook(
            str(source),
            str(target),
            engine_name=engine,
            progress_bar=False,
            store_widget_state=False,
            kernel_manager_class=PrivateKernelManager,
            cwd=str(source.parent),
            **more,
        )
    except Exception as error:  # noqa: BLE001 - told beside the other's
        ended = f"{type(error).__name__}: {getattr(error, 'ename', '')}"
    seconds = time.perf_counter() - began
    return _plain(nbformat.read(target, as_version=4)), ended, seconds


def command(source, target, engine):
    """Return the same of papermill's own command, as somebody types it."""
    began = time.perf_counter()
    engines = ["--engine", engine] if engine else []
    done = subprocess.run(  # noqa: S603 - papermill, in our own interpreter
        [sys.executable, "-m", "papermill", *engines, source.name, str(target)],
        cwd=source.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - began
    assert "no safe fork" not in done.stderr
    shown = re.findall(r"Executing: +(\d+%)", done.stderr)[-1]  # how far the bar came
    last = done.stderr.splitlines()[-1] if done.returncode else ""
    ended = f"{done.returncode} {done.stdout} {shown} {last}"
    return _plain(nbformat.read(target, as_version=4)), ended, seconds


def main():
    """Compare each notebook of a folder; print the names that differ, and both's seconds."""
    folder = Path(sys.argv[1])
    told = command if "--command" in sys.argv else run
    out = folder / "out"
    out.mkdir()
    differ, stock, ours = [], 0.0, 0.0
    for source in sorted(folder.glob("*.ipynb")):
        one, how_one, took = told(source, out / f"stock-{source.name}", None)
        stock += took
        two, how_two, took = told(source, out / f"ours-{source.name}", ENGINE)
        ours += took
        if (one, how_one) != (two, how_two):
            differ.append([source.stem, how_one, how_two, one, two])
    sys.stdout.write(json.dumps({"differ": differ, "stock": stock, "ours": ours}))


if __name__ == "__main__":
    main()
