"""Outside of a demo nothing unsafe stands between the National Portal and us."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from duoc.config import running
from duoc.config.environment import UnusableSetting
from duoc.config.partner_settings import PORT, portal

LONG = "k" * 32


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DUOC_PORTAL_URL", "DUOC_PORTAL_SECRET", "DUOC_PORTAL_PORT"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("https://cong.example.vn", ""),
        ("https://cong.example.vn", "short"),
        ("", LONG),
        ("http://cong.example.vn", LONG),
        ("cong.example.vn", LONG),
    ],
)
def test_what_is_unsafe_does_not_start(url: str, secret: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DUOC_PORTAL_URL", url)
    monkeypatch.setenv("DUOC_PORTAL_SECRET", secret)
    with pytest.raises(UnusableSetting):
        portal(tmp_path, demo=False)


def test_what_is_safe_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert portal(tmp_path, demo=False) == ("", "")
    monkeypatch.setenv("DUOC_PORTAL_URL", "https://cong.example.vn")
    monkeypatch.setenv("DUOC_PORTAL_SECRET", LONG)
    assert portal(tmp_path, demo=False) == ("https://cong.example.vn", LONG)


def test_a_demo_makes_its_own_secret_and_finds_its_portal(tmp_path: Path) -> None:
    url, secret = portal(tmp_path, demo=True)
    assert url == f"http://127.0.0.1:{PORT}" and len(secret) >= 32
    assert portal(tmp_path, demo=True)[1] == secret
    (tmp_path / "running.json").write_text(json.dumps({"pid": os.getpid(), "portal_port": 12345}))
    assert portal(tmp_path, demo=True)[0] == "http://127.0.0.1:12345"


def test_ports_are_those_of_the_launcher_that_lives(tmp_path: Path) -> None:
    assert running.port(tmp_path, "port", 8000) == 8000
    facts = {"pid": os.getpid(), "port": 8123, "portal_port": 0}
    (tmp_path / running.FILE).write_text(json.dumps(facts))
    assert running.port(tmp_path, "port", 8000) == 8123
    assert running.port(tmp_path, "portal_port", 8026) == 8026  # it plays no Portal
    ended = subprocess.Popen(["true"])
    ended.wait()
    (tmp_path / running.FILE).write_text(json.dumps({**facts, "pid": ended.pid}))
    assert running.port(tmp_path, "port", 8000) == 8000
