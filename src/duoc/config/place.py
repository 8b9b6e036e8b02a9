"""Where the database of one `DUOC_VAR` lives, under which user, and through which socket it is reached."""

import json
import os
import pwd
import secrets
import stat
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from duoc.config import atomic_files
from duoc.config.binaries import APP_FOLDER
from duoc.config.terminal import gettext as _
from duoc.config.trouble import Trouble

SOCKET_LIMIT = 107  # bytes of a unix socket's path, unix(7)
SOCKET_NAME = "/.s.PGSQL.5432"
MEMO = "postgres.json"


@dataclass(frozen=True)
class Place:
    """Folders of one cluster and the user that owns them; `uid` 0 means: as the caller, who is no root."""

    data: str
    socket: str
    uid: int = 0
    gid: int = 0


def expected(var: Path) -> Place:
    """The remembered place, or the one a first start would choose when nothing stands in its way. Writes nothing."""
    try:
        memo = json.loads((var / MEMO).read_text("utf-8"))
        return Place(str(memo["data"]), str(memo["socket"]), int(memo["uid"]), int(memo["gid"]))
    except FileNotFoundError:
        return Place(str(var / "postgres" / "data"), str(var / "postgres" / "run"))
    except (ValueError, KeyError, TypeError) as error:
        raise Trouble(
            _("Tệp %(file)s bị hỏng.") % {"file": var / MEMO},
            _("Khôi phục tệp từ bản sao lưu, hoặc đặt DUOC_VAR sang thư mục khác."),
        ) from error


def settle(var: Path) -> Place:
    """The place made ready for a start: folders exist, belong to the right user and are closed to others.

    Raises:
        Trouble: the data belongs to somebody else, or no folder can be used.
    """
    uid, gid = _plain_user(var)
    place = expected(var)
    home = Path(place.data).parent
    if uid and not (var / MEMO).exists() and not _open_to_others(var):
        home = APP_FOLDER / f"cluster-{secrets.token_hex(4)}"
        place = Place(str(home / "data"), str(home / "run"))
    _owned_folder(home, uid, gid)
    if uid and not _open_to_others(home.parent):
        raise Trouble(
            _("Người dùng chạy PostgreSQL (số %(uid)d) không vào được %(folder)s.")
            % {"uid": uid, "folder": home.parent},
            _("Chạy Đước bằng một người dùng thường, hoặc đặt DUOC_VAR vào thư mục mà mọi người dùng đi qua được."),
        )
    settled = Place(place.data, _socket_folder(place.socket, uid, gid), uid, gid)
    _remember(var, settled)
    return settled


def _plain_user(var: Path) -> tuple[int, int]:
    """PostgreSQL refuses root: then the owner of the data runs it, or of `DUOC_VAR`, or a user that every Debian has.

    No user is made and no folder of others is opened.
    """
    data = Path(expected(var).data)
    owner = data.stat() if data.exists() else None
    if os.geteuid():
        if owner and owner.st_uid != os.geteuid():
            raise Trouble(
                _("Cơ sở dữ liệu trong %(folder)s thuộc người dùng số %(uid)d, không phải bạn.")
                % {"folder": data, "uid": owner.st_uid},
                _("Chạy Đước bằng đúng người dùng đó (hoặc root), hoặc đặt DUOC_VAR sang thư mục khác."),
            )
        return 0, 0
    if owner and owner.st_uid:
        return owner.st_uid, owner.st_gid
    folder = var.stat()
    if folder.st_uid:
        return folder.st_uid, folder.st_gid
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise Trouble(
        _("Máy này không có người dùng thường nào để chạy PostgreSQL."), _("Chạy Đước bằng một người dùng thường.")
    )


def _open_to_others(folder: Path) -> bool:
    """May anybody walk through this folder and all above it?"""
    return all(path.stat().st_mode & stat.S_IXOTH for path in (folder, *folder.parents))


def _owned_folder(folder: Path, uid: int, gid: int) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if uid:
        os.chown(folder, uid, gid)


def _socket_folder(wanted: str, uid: int, gid: int) -> str:
    """A folder for the socket, private to the server's user, whose path the kernel accepts."""
    path = Path(wanted)
    if len(os.fsencode(wanted + SOCKET_NAME)) > SOCKET_LIMIT or not _is_private(
        path, uid or os.geteuid(), missing=True
    ):
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        root = runtime if runtime and not uid and Path(runtime).is_dir() and len(runtime) < 60 else "/tmp"  # noqa: S108 (a private folder is made in it)
        path = Path(tempfile.mkdtemp(prefix="duoc-", dir=root))
    _owned_folder(path, uid, gid)
    return str(path)


def _is_private(path: Path, owner: int, *, missing: bool) -> bool:
    """A real folder (no link) of this owner and closed to others; a missing one counts as `missing` says."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return missing
    return stat.S_ISDIR(status.st_mode) and status.st_uid == owner and not status.st_mode & 0o077


def _remember(var: Path, place: Place) -> None:
    atomic_files.write(var / MEMO, f"{json.dumps(asdict(place))}\n".encode(), 0o644)
