# Reading while writing: the newest edition, refreshed on a change, and a mistake said without a traceback.

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.project_copy import small_project

PATIENCE = 60.0
"""Seconds until something that should happen counts as not happening."""


@dataclass(frozen=True)
class Server:
    project: Path
    address: str
    log: Path

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(f"{self.address}/{path}") as answer:
            content: bytes = answer.read()
        return content

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")


def wait_for(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.2)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    project = small_project(tmp_path / "mini")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    # Tests started in the background of a shell ignore an interruption, and what they start would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with log.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "workmanual", "serve", "--port", str(port)],
            cwd=project,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        signal.signal(signal.SIGINT, before)
        serving = Server(project, f"http://127.0.0.1:{port}", log)
        wait_for(lambda: "Serving on" in serving.said() or process.poll() is not None)
        yield serving
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=PATIENCE)


def test_it_shows_the_newest_edition_and_says_what_is_wrong(server: Server) -> None:
    home = server.get("index.html").decode()
    assert "2020" in home
    assert "manual.pdf" not in home
    assert server.get("procedures/lc-101.pdf").startswith(b"%PDF-")
    path = next((server.project / "procedures/2020").glob("1-*/*.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("## 范围", "## 范畴"), encoding="utf-8")
    wait_for(lambda: bool(re.search(r"error WM201 ", server.said())))
    assert "Traceback" not in server.said()
    path.write_text(text.replace("## 目的\n\n", "## 目的\n\n刚刚改过。", 1), encoding="utf-8")
    wait_for(lambda: "刚刚改过" in server.get("procedures/lc-101.html").decode())
    assert not (server.project / "site").exists()
