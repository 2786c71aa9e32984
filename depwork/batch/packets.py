"""One packet per case by papermill, each in a process of its own, with one run manifest."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from multiprocessing.context import BaseContext
from pathlib import Path

from depwork.batch.environment import handed
from depwork.errors import DepworkError
from depwork.kernels.runner import WARM, run
from depwork.kernels.running import end_all, follow_parent
from depwork.model.choices import Locale
from depwork.model.packet import Manifest
from depwork.services.finals import RUN, clear_away
from depwork.services.writing import folder_for, write_private

STOPPED = "stopped"
"""What the run's manifest says of a case that was not reached before somebody stopped it."""

KILLED = "killed, or out of memory"
"""What it says of a case whose process did not live to say anything itself."""

_WAIT = 1.0  # seconds for workers that were told to end: what they leave is taken away after


@dataclass(frozen=True)
class CaseRun:
    """What became of one case of a run: ids, counts and hashes only."""

    case_code: str
    done: bool
    files: int = 0
    refused: tuple[str, ...] = ()
    error: str | None = None
    unchanged: bool = False
    """Made by an earlier run of the same inputs, and still there as it was made."""


def _one(
    notebook: Path,
    out: Path,
    parameters: Mapping[str, str],
    inputs: Mapping[str, str],
    case_code: str,
) -> CaseRun:
    """Run the packet notebook for one case; any failure stays this case's own."""
    notebooks = out / "notebooks"
    notebooks.mkdir(mode=0o700, parents=True, exist_ok=True)
    noted = notebooks / f"{case_code}.inputs"
    try:
        noted.unlink(missing_ok=True)
        run(notebook, notebooks / f"{case_code}.ipynb", {**parameters, "case_id": case_code})
        manifest = _manifest(out, case_code)
        if inputs[case_code]:
            write_private(noted, inputs[case_code].encode())
    except DepworkError as error:
        return CaseRun(case_code, done=False, error=str(error))
    except Exception as error:  # noqa: BLE001 - one case's failure must not end the others' run
        return CaseRun(case_code, done=False, error=type(error).__name__)
    return _done(manifest)


def _manifest(out: Path, case_code: str) -> Manifest:
    written = (out / case_code / "manifest.json").read_text(encoding="utf-8")
    return Manifest.model_validate_json(written)


def _done(manifest: Manifest, *, unchanged: bool = False) -> CaseRun:
    refused = tuple(refusal.document_id for refusal in manifest.refused)
    files, code = len(manifest.files), manifest.case_code
    return CaseRun(code, done=True, files=files, refused=refused, unchanged=unchanged)


def _stands(out: Path, case_code: str, inputs: str) -> CaseRun | None:
    """Return an earlier run's packet of the same inputs, if all its files are as they were made."""
    try:
        noted = (out / "notebooks" / f"{case_code}.inputs").read_text(encoding="ascii")
        manifest = _manifest(out, case_code)
        if (noted, manifest.case_code) != (inputs, case_code):
            return None
        for file in manifest.files:
            body = (out / case_code / file.path).read_bytes()
            if hashlib.sha256(body).hexdigest() != file.sha256:
                return None
    except (OSError, ValueError):
        return None
    return _done(manifest, unchanged=True)


def run_packets(
    codes: Mapping[str, str],
    *,
    notebook: Path,
    out: Path,
    as_of: date,
    locale: Locale,
    environment: Mapping[str, str],
    jobs: int,
    progress: Callable[[CaseRun], None],
) -> tuple[CaseRun, ...]:
    """Make a packet for each case and write the run's manifest.

    A packet that an earlier run made of the same inputs is not made again.

    Args:
        codes: Case codes, each with a digest of what its packet is made from; empty: the packet
            is made anew.
        notebook: ``notebooks/batch/packet.ipynb``, the organization's or the packaged one.
        out: Where packets, executed notebooks and ``run.json`` go.
        as_of: The day the packets are made for.
        locale: The language of the notebook's own words.
        environment: How a kernel finds store and agent (paths only; no keys).
        jobs: Processes at once.
        progress: Called once a case, as each is finished.

    Returns:
        One entry per case, in the order of ``codes``.
    """
    folder_for(out)
    jobs = max(1, jobs)
    parameters = {"as_of": as_of.isoformat(), "locale": locale.value}
    done: dict[str, CaseRun] = {}

    one = partial(_one, notebook, out, parameters, dict(codes))

    def tell(run: CaseRun) -> None:
        done[run.case_code] = run
        progress(run)

    for code in codes:
        if codes[code] and (stood := _stands(out, code, codes[code])):
            tell(stood)
    with handed(environment):
        try:
            left = _together([code for code in codes if code not in done], one, jobs, tell)
            while left:  # somebody's process was killed, and took the others' with it
                for code in left[:jobs]:
                    if _together([code], one, 1, tell):
                        _take_away(out, code)
                        tell(CaseRun(code, done=False, error=KILLED))
                left = _together(left[jobs:], one, jobs, tell)
        except BaseException:  # stopped: what is done stands, and the run says what is not
            # said first: on a busy machine the time to unwind may be over before the rest is done
            stopped = (CaseRun(code, done=False, error=STOPPED) for code in codes)
            _write_run(out, as_of, [done.get(run.case_code, run) for run in stopped])
            end_all(wait=_WAIT)
            for code in codes:
                _take_away(out, code)
            raise
    runs = tuple(done[code] for code in codes)
    _write_run(out, as_of, runs)
    return runs


def _together(
    codes: Sequence[str],
    one: Callable[[str], CaseRun],
    jobs: int,
    tell: Callable[[CaseRun], None],
) -> list[str]:
    """Run cases side by side, the first ones first; return those that a killed process left.

    They come in their order: the one at whose work it was killed is among the first ``jobs``.
    """
    if not codes:
        return []
    with _workers(min(jobs, len(codes))) as pool:
        waiting = {pool.submit(one, code): code for code in codes}
        left = set()
        for future in as_completed(waiting):
            failed, code = future.exception(), waiting[future]
            if isinstance(failed, BrokenProcessPool):
                left.add(code)
            elif failed:
                tell(CaseRun(code, done=False, error=type(failed).__name__))
            else:
                tell(future.result())
    return [code for code in codes if code in left]


def _take_away(out: Path, code: str) -> None:
    """Take away what a broken-off case left."""
    (out / "notebooks" / f".draft-{code}.ipynb").unlink(missing_ok=True)
    clear_away(out, code)


@contextmanager
def _workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Yield processes for a run; when it is broken off they end at once, their kernels first."""
    pool = ProcessPoolExecutor(
        max(1, jobs), _context(), initializer=_ready, initargs=(dict(os.environ),)
    )
    try:
        yield pool
    except BaseException:
        end_all()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _context() -> BaseContext:
    """Return how processes start: from one that has imported what all of them need."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*WARM, "depwork.workbook"])
    return context


def _ready(environment: Mapping[str, str]) -> None:
    """Take on this run's environment: the process this one came from may have begun before it."""
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    follow_parent()


def _write_run(out: Path, as_of: date, runs: Sequence[CaseRun]) -> None:
    """Write the run's manifest whole or not at all."""
    body = {"day": as_of.isoformat(), "cases": [asdict(item) for item in runs]}
    write_private(out / RUN, json.dumps(body, indent=2).encode() + b"\n")
