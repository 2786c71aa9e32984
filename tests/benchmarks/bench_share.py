"""Phones at once on ``depwork share``: opened, unlocked, answered, saved; seconds and memory.

Run: ``python tests/benchmarks/bench_share.py [phones] [answers]``. Prints one JSON document: for
all phones together the 95th of a hundred openings, unlockings and savings, in seconds, and what
one more phone costs in memory, as each process's share (PSS) of what it maps. Two phones are on
each case, at different questions; every phone has a session and a kernel of its own. A phone is
a client of few words, by TLS: what a browser needs to draw is not in these numbers.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import re
import ssl
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench_serving import _pss
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

from depwork.forms.wire import rev, to_page
from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.services.joining import Register
from depwork.storage import vault as vaults
from depwork.storage.cases import save_case

HERE = "127.0.0.2"
PORT = 8978
ORIGIN = f"https://{HERE}:{PORT}"
WORDS = "una frase de paso bastante larga"
LESSON = "/voila/render/en/00_start_here.ipynb"
PATHS = ("identity.legal_name", "proceedings.charges_text")
BETWEEN = 1.0
"""Seconds between two answers of one phone; nobody types faster."""


class Phone:
    """One phone."""

    def __init__(self, number: int, code: str, trust: ssl.SSLContext) -> None:
        self.path, self.code, self.trust = PATHS[number % 2], code, trust
        self.headers: dict[str, str] = {"Origin": ORIGIN}
        self.times: dict[str, list[float]] = {"open": [], "unlock": [], "save": []}
        self.key = ""

    async def get(self, path: str, body: str | None = None) -> Any:
        """Return the answer to a question."""
        method = "POST" if body else "GET"
        asked = HTTPRequest(
            ORIGIN + path,
            method,
            self.headers,
            body,
            ssl_options=self.trust,
            request_timeout=120,
        )
        return await AsyncHTTPClient(max_clients=100).fetch(asked)

    async def join(self, secret: str) -> None:
        """Spend an invitation."""
        answer = await self.get("/join", json.dumps({"secret": secret}))
        self.key = json.loads(answer.body)["key"]
        self.headers["Authorization"] = f"token {self.key}"
        self.headers["Cookie"] = answer.headers["Set-Cookie"].partition(";")[0]

    async def open(self) -> None:
        """Open the guide, and its kernel's line."""
        begun = time.perf_counter()
        page = (await self.get(LESSON)).body.decode()
        kernel = re.search(r'"kernelId": "([\w-]+)"', page)[1]
        self.model = re.search(r'data-model="(\w+)"', page)[1]
        url = f"wss://{HERE}:{PORT}/api/kernels/{kernel}/channels?token={self.key}"
        asked = HTTPRequest(url, headers=self.headers, ssl_options=self.trust)
        self.line = await websocket_connect(asked)
        await self.say({"do": "hello"})
        self.times["open"].append(time.perf_counter() - begun)

    async def say(self, content: dict[str, Any]) -> dict[str, Any]:
        """Send a message and return its reply."""
        mark = uuid.uuid4().hex
        head = {"msg_id": mark, "msg_type": "comm_msg", "session": "s", "username": ""}
        head |= {"version": "5.3", "date": datetime.now(UTC).isoformat()}
        data = {"method": "custom", "content": {**content, "id": mark}}
        message = {"channel": "shell", "header": head, "parent_header": {}, "metadata": {}}
        message["content"] = {"comm_id": self.model, "data": data}
        await self.line.write_message(json.dumps(message))
        while True:
            heard = await self.line.read_message()
            if heard is None or isinstance(heard, bytes):
                continue
            told = json.loads(heard)["content"].get("data", {}).get("content", {})
            if told.get("re") == mark:
                return told

    async def walk(self, answers: int) -> None:
        """Unlock, open the case, answer."""
        begun = time.perf_counter()
        await self.say({"do": "unlock", "values": {"passphrase": WORDS}})
        self.times["unlock"].append(time.perf_counter() - begun)
        await self.say({"do": "open", "case": self.code})
        stamp = rev(to_page(None))
        for number in range(answers):
            await asyncio.sleep(BETWEEN)
            begun = time.perf_counter()
            told = await self.say(
                {"do": "save", "path": self.path, "rev": stamp, "value": f"Invented {number}"}
                | {"within": self.code, "at": "3.person"}
            )
            assert "saved" in told, told
            stamp = told["saved"]["rev"]
            self.times["save"].append(time.perf_counter() - begun)


def _home(folder: Path, phones: int) -> list[str]:
    key = vaults.create(folder, WORDS)
    vault = vaults.open(folder, key)
    codes: list[str] = []
    for number in range(math.ceil(phones / 2)):
        codes.append(f"BNCH-{''.join('ABCDEFGHJK'[int(d)] for d in f'{number:04d}')}")
        consents = Consents(consent_store=(Consent(given_on=date(2026, 11, 20)),))
        save_case(vault, Case(case_code=codes[-1], consent=consents))
    vault.close()
    return codes


def _late(times: list[float]) -> float:
    return round(sorted(times)[math.ceil(len(times) * 0.95) - 1], 3)


async def _measure(home: Path, codes: list[str], phones: int, answers: int, pid: int) -> Any:
    register = Register.of(home)
    (cert,) = register.folder.glob("*.crt")
    trust = ssl.create_default_context(cafile=str(cert))
    those = [Phone(number, codes[number // 2], trust) for number in range(phones)]
    for one in those:
        await one.join(register.offer(vaults.FIRST_MEMBER, time.time()))
    await those[0].open()
    first = _pss(pid)
    await asyncio.gather(*(one.open() for one in those[1:]))
    await asyncio.gather(*(one.walk(answers) for one in those))
    more = (_pss(pid) - first) / max(1, phones - 1)
    every = {what: [t for one in those for t in one.times[what]] for what in those[0].times}
    return {
        "phones": phones,
        "answers": len(every["save"]),
        "p95_seconds": {what: _late(times) for what, times in every.items()},
        "megabytes_first": round(first),
        "megabytes_each_more": round(more, 1),
        "load": os.getloadavg()[0],
    }


def main(phones: int = 20, answers: int = 10) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="dw-", dir="/tmp") as folder:
        home = Path(folder) / "w"
        codes = _home(home, phones)
        command = [sys.executable, "-m", "depwork", "share", str(home), "--address", HERE]
        command += ["--port", str(PORT), "--yes"]
        with subprocess.Popen(  # noqa: S603 - our own interpreter
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as server:
            try:
                server.stdout.readline()
                found = asyncio.run(_measure(home, codes, phones, answers, server.pid))
            finally:
                server.terminate()
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
