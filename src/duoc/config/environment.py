"""Reads the settings that the operator may give. Unknown shapes are refused at start, not guessed."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from duoc.config.terminal import gettext as _

ROOT = Path(__file__).resolve().parents[3]
TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


class UnusableSetting(Exception):
    """A setting has a value that Đước cannot use; the message says which and what would do."""


def text(name: str, default: str) -> str:
    """The setting as given, or the default when it is missing or blank."""
    return os.environ.get(name, "").strip() or default


def line(path: Path) -> str:
    """The content of a file of one line, for example which province the catalogue is first of all for.

    Raises:
        UnusableSetting: there is no such file.
    """
    try:
        return path.read_text("utf-8").strip()
    except OSError as error:
        raise UnusableSetting(
            _("Không đọc được %(file)s: kiểm tra DUOC_PROVINCE hoặc lấy lại mã nguồn đầy đủ.") % {"file": path}
        ) from error


def flag(name: str, default: bool) -> bool:
    """A yes/no setting.

    Raises:
        UnusableSetting: the value is neither a yes nor a no.
    """
    raw = os.environ.get(name)
    if raw is None:
        return default
    value = raw.strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise UnusableSetting(_("%(name)s=%(value)r: cần 1 hoặc 0 (yes/no).") % {"name": name, "value": raw})


def number(name: str, default: int, *, low: int, high: int) -> int:
    """A whole number within bounds, both included.

    Raises:
        UnusableSetting: no whole number, or out of bounds.
    """
    raw = os.environ.get(name, "").strip()
    if not raw:
        return default
    if not raw.isascii() or not raw.isdigit() or not low <= int(raw) <= high:
        raise UnusableSetting(
            _("%(name)s=%(value)r: cần một số nguyên từ %(low)d đến %(high)d.")
            % {"name": name, "value": raw, "low": low, "high": high}
        )
    return int(raw)


def address(name: str, default: str) -> str:
    """The address of a site without a path: "https://dichvucong.example.vn".

    Raises:
        UnusableSetting: no such address.
    """
    value = text(name, "").rstrip("/")
    if not value:
        return default
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or f"{parts.scheme}://{parts.netloc}" != value:
        raise UnusableSetting(
            _("%(name)s=%(value)r: cần http:// hoặc https:// và tên máy, không có đường dẫn.")
            % {"name": name, "value": value}
        )
    return value


def var() -> Path:
    """The folder that holds everything Đước keeps on this machine (`DUOC_VAR`, default `var/` of the checkout)."""
    given = os.environ.get("DUOC_VAR", "").strip()
    return Path(given).expanduser().resolve() if given else ROOT / "var"
