"""Keeping, reading and letting go, on a real disk and a real database."""

import contextlib
import os
import resource
import shutil
import stat
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.db import IntegrityError, transaction

from duoc.ground.files import actions, disk, queries
from duoc.ground.files.checks import FileRefused
from duoc.ground.files.disk import NoRoom
from duoc.ground.files.models import StoredFile
from duoc.ground.files.tests import samples

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PDF = samples.pdf()


@pytest.fixture(autouse=True)
def own_disk(tmp_path: Path, settings: object) -> Path:
    settings.VAR = tmp_path
    return tmp_path / "files"


def left_on_disk(folder: Path) -> list[Path]:
    return [place for place in folder.rglob("*") if place.is_file()]


@pytest.mark.django_db
def test_keeps_the_bytes_and_says_what_was_checked(own_disk: Path) -> None:
    file = actions.store(PDF, "../Đơn.pdf", at=AT, person="p1", organisation="o1")
    kept = StoredFile.objects.get()
    assert (kept.name, kept.media_type, kept.size, kept.kept_at) == ("Đơn.pdf", "application/pdf", len(PDF), AT)
    assert (kept.person_id, kept.organisation_id, kept.scan) == ("p1", "o1", "not_scanned")
    assert kept.get_scan_display() == "chưa quét vi-rút"
    assert kept.checks["pages"] == 1
    assert queries.read(file) == PDF
    place = own_disk / file.id.hex[:2] / str(file.id)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert left_on_disk(own_disk) == [place]


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing(own_disk: Path) -> None:
    with pytest.raises(FileRefused):
        actions.store(b"MZ", "a.exe", at=AT)
    assert not StoredFile.objects.exists()
    assert not own_disk.exists()


@contextlib.contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """A file system with no room for the file: a tiny one of its own where we may mount, else a limit on file sizes."""
    folder.mkdir(exist_ok=True)
    if os.geteuid() == 0 and _mounted(folder):
        try:
            (folder / "ballast").write_bytes(b"x" * 60_000)
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True)
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _mounted(folder: Path) -> bool:
    if not shutil.which("mount"):
        return False
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "duoc-test", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.django_db
def test_a_full_disk_is_said_and_nothing_half_is_kept(own_disk: Path) -> None:
    big = samples.pdf_with("/Z", pikepdf.String("x" * 50_000))
    assert queries.read(actions.store(PDF, "a.pdf", at=AT))
    before = StoredFile.objects.count()
    shutil.rmtree(own_disk)
    with full_disk(own_disk):
        with pytest.raises(NoRoom) as refused:
            actions.store(big, "a.pdf", at=AT)
        assert [place.name for place in left_on_disk(own_disk)] in ([], ["ballast"])
    assert refused.value.say.startswith("Hệ thống tạm hết chỗ")
    assert refused.value.remedy
    assert StoredFile.objects.count() == before
    assert queries.read(actions.store(big, "a.pdf", at=AT)) == big


@pytest.mark.django_db
def test_changed_or_lost_bytes_are_noticed_on_reading(own_disk: Path) -> None:
    file = actions.store(PDF, "a.pdf", at=AT)
    place = disk.path(file.id)
    data = bytearray(PDF)
    data[40] ^= 1
    place.write_bytes(bytes(data))
    with pytest.raises(queries.FileDamaged):
        queries.read(file)
    place.unlink()
    with pytest.raises(queries.FileDamaged):
        queries.read(file)


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"sha256": "x" * 64}, {"size": 0}, {"media_type": "text/html"}])
def test_the_database_refuses_rows_that_cannot_be_true(wrong: dict[str, object]) -> None:
    row = {"sha256": "0" * 64, "size": 1, "media_type": "image/png", "name": "a", "kept_at": AT} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.create(**row)


@pytest.mark.django_db
def test_finds_what_nobody_uses() -> None:
    old = actions.keep_own(PDF, "cu.pdf", at=AT - timedelta(days=2))
    actions.keep_own(PDF, "moi.pdf", at=AT)
    assert list(queries.unused(before=AT - timedelta(days=1))) == [old]


@pytest.mark.django_db(transaction=True)
def test_what_was_sent_ahead_and_never_named_goes_and_what_is_named_stays(own_disk: Path) -> None:
    old = actions.keep_own(PDF, "cu.pdf", at=AT - timedelta(days=31))
    new = actions.keep_own(PDF, "moi.pdf", at=AT)
    assert actions.let_go_unused(before=AT - timedelta(days=30)) == 1
    assert not disk.path(old.id).exists()
    assert list(StoredFile.objects.all()) == [new] and queries.read(new) == PDF
    assert actions.let_go_unused(before=AT - timedelta(days=30)) == 0


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_discard_keeps_the_bytes_and_a_committed_one_takes_them() -> None:
    file = actions.store(PDF, "a.pdf", at=AT)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.discard(StoredFile.objects.get(pk=file.pk))
        raise RuntimeError
    assert queries.read(file) == PDF
    actions.discard(StoredFile.objects.get(pk=file.pk))
    assert not disk.path(file.id).exists()
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_sweeping_takes_what_a_rolled_back_transaction_left_and_nothing_else(own_disk: Path) -> None:
    kept = actions.store(PDF, "a.pdf", at=AT)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.store(PDF, "b.pdf", at=AT)
        raise RuntimeError
    half = disk.path(kept.id).with_name("0.part")
    half.write_bytes(b"x")
    assert len(left_on_disk(own_disk)) == 3
    written = datetime.fromtimestamp(half.stat().st_mtime, UTC)  # by the clock of the disk
    assert actions.sweep(before=written - timedelta(hours=1)) == 0
    assert actions.sweep(before=written + timedelta(seconds=5)) == 2
    assert left_on_disk(own_disk) == [disk.path(kept.id)]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["web", "worker"])
def test_a_process_has_the_rights_it_needs(database_role: Any, role: str) -> None:
    with database_role(role):
        file = actions.store(PDF, "a.pdf", at=AT)
        assert queries.read(StoredFile.objects.get(pk=file.pk)) == PDF
        assert list(queries.unused(before=AT + timedelta(days=1))) == [file]
        actions.discard(file)
