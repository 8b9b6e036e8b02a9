"""Files appear whole or not at all."""

import threading
from pathlib import Path

import pytest

from duoc.config import atomic_files, secret


def test_the_new_content_stands_with_its_mode_and_no_draft_is_left(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    atomic_files.write(file, b"old")
    atomic_files.write(file, b"new", 0o640)
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    in_the_way = tmp_path / "state.json"
    in_the_way.mkdir()
    with pytest.raises(OSError):
        atomic_files.write(in_the_way, b"new")
    assert list(tmp_path.iterdir()) == [in_the_way]


def test_a_reader_never_finds_half_of_it(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    contents = [b"a" * 100_000, b"b" * 100_000]
    atomic_files.write(file, contents[0])
    ended = threading.Event()
    seen: set[bytes] = set()

    def read() -> None:
        while not ended.is_set():
            seen.add(file.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(20):
        atomic_files.write(file, contents[turn % 2])
    ended.set()
    reader.join()
    assert seen <= set(contents)


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = secret.keep(tmp_path / "secrets", "django")
    assert secret.keep(tmp_path / "secrets", "django") == first and len(first) > 60
    assert [file.name for file in (tmp_path / "secrets").iterdir()] == ["django"]
    assert (tmp_path / "secrets" / "django").stat().st_mode & 0o777 == 0o600
