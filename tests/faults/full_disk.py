"""Runs with a file store of its own that is full, then has room again: `python -m tests.faults.full_disk …`.

The store is a small volume mounted where nobody else sees it, so its fullness is the kernel's own answer (ENOSPC).
Where mounting is not allowed at all, a limit on the size of files stands for it: another number (EFBIG), the same
answers.
"""

import contextlib
import gc
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

PRIVATE = (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"])
"""Ways into a mount namespace of one's own: as root, and as anybody."""
BALLAST = "ballast"


def way_in(folder: Path) -> list[str]:
    """The first way by which a volume can be mounted on the folder unseen by others; [] when there is none."""
    for way in PRIVATE:
        with contextlib.suppress(OSError):
            tried = subprocess.run([*way, *_mounting(folder)], capture_output=True, check=False)
            if tried.returncode == 0:
                return list(way)
    return []


def _mounting(folder: Path) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", "size=512k", "duoc-test", str(folder)]


@contextlib.contextmanager
def full(folder: Path, mounted: bool) -> Iterator[None]:
    """Nothing more fits meanwhile."""
    if not mounted:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
        yield
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        return
    with contextlib.suppress(OSError), (folder / BALLAST).open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    yield
    (folder / BALLAST).unlink()


def kept(folder: Path) -> list[Path]:
    return [place for place in folder.rglob("*") if place.is_file() and place.name != BALLAST]


def uploads(folder: Path, draft_id: str, mounted: bool) -> None:
    """A citizen attaches while the store is full, small and large; then once more when there is room, and files."""
    from django.conf import settings
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    from duoc.dossiers.models import Dossier, DraftPaper
    from duoc.ground.files import queries as files
    from duoc.ground.files.models import StoredFile
    from duoc.people.models import Account
    from tests.cast import key, pdf

    before = len(kept(folder))
    settings.FILE_UPLOAD_TEMP_DIR = str(folder)  # where large uploads wait; it is full too
    browser = Client(raise_request_exception=False)
    browser.force_login(Account.objects.get(username="citizen1"), backend="duoc.people.identity.Backend")
    path = f"/soan/{draft_id}/giay-to/"

    def attach(data: bytes) -> tuple[int, str]:
        sent = {"birth_notice": SimpleUploadedFile("chung-sinh.pdf", data, "application/pdf"), "key": key()}
        answer = browser.post(path, sent)
        return answer.status_code, answer.content.decode()

    with full(folder, mounted):
        for data, words in ((pdf(), "tạm hết chỗ lưu tệp"), (pdf() + b"\n" * 1_500_000, "tạm ngừng")):
            status, page = attach(data)
            assert status == 503 and words in page and "thử lại" in page.lower(), (status, page[:3000])
            gc.collect()  # what waited half received goes with its request
            assert not DraftPaper.objects.exists() and not StoredFile.objects.exists()
            assert len(kept(folder)) == before, kept(folder)
        assert browser.get("/ho-so/").status_code == 200 and browser.get(path).status_code == 200
    assert attach(pdf())[0] == 302
    assert files.read(StoredFile.objects.get()) and len(kept(folder)) == before + 1
    assert browser.post(f"/soan/{draft_id}/kiem-tra/", {"key": key()}).status_code == 302
    assert Dossier.objects.count() == 1


def signatures(folder: Path, decision_id: str, mounted: bool) -> None:
    """The worker signs while the store is full: it tries again later, and then there is one signature."""
    from django.core.management import call_command
    from django.db import connection

    from duoc.decisions.models import Decision
    from duoc.dossiers.models import FilingNotice, OfficialForm

    def work() -> list[tuple[Any, ...]]:
        call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT status, attempts, scheduled_at IS NOT NULL FROM procrastinate_jobs"
                " WHERE task_name = 'decisions.sign_content'"
            )
            return list(cursor.fetchall())

    before = kept(folder)
    with full(folder, mounted):
        assert work() == [("todo", 1, True)]
        assert Decision.objects.get(pk=decision_id).state == "approved" and kept(folder) == before
    with connection.cursor() as cursor:  # the wait is over
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now()")
    assert work() == [("succeeded", 2, True)]
    assert Decision.objects.get(pk=decision_id).state == "signed"
    papers = [*FilingNotice.objects.all(), *OfficialForm.objects.all()]
    assert papers and all(paper.file_id for paper in papers)  # made by the same worker, each once
    assert len(kept(folder)) == len(before) + len(papers) + 1


def main(act: str, id: str, where: str, way: str) -> None:
    folder = Path(where)
    django.setup()
    if way:
        from duoc.ground.files import disk
        from duoc.ground.files.models import StoredFile

        before = {file: disk.get(file) for file in StoredFile.objects.values_list("id", flat=True)}
        subprocess.run(_mounting(folder), check=True)
        for file, data in before.items():  # what was kept until now, on the new volume
            disk.put(file, data)
    from django.test.utils import setup_test_environment

    setup_test_environment()
    {"uploads": uploads, "signatures": signatures}[act](folder, id, bool(way))
    os.write(1, b"done\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
