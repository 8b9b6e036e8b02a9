"""Where the National Portal is, and the secret under which messages go between it and us."""

from pathlib import Path
from urllib.parse import urlsplit

from duoc.config import environment, running, secret
from duoc.config.environment import UnusableSetting
from duoc.config.terminal import gettext as _

PORT = 8026
"""Where the played Portal of a demo listens, on this machine."""
SHORTEST = 32
"""Characters of a secret outside of a demo."""
HERE = {"localhost", "127.0.0.1", "::1"}


def portal(var: Path, *, demo: bool) -> tuple[str, str]:
    """Address and shared secret of the Portal; two empty texts where it is not connected.

    In a demo both are made here. Elsewhere nothing unsafe is ever taken for granted.

    Raises:
        UnusableSetting: outside of a demo, an address without a long secret, a secret without an address, or an
            address over which everybody could read along.
    """
    address = environment.address("DUOC_PORTAL_URL", "")
    shared = environment.text("DUOC_PORTAL_SECRET", "")
    if demo:
        return address or f"http://127.0.0.1:{played_port(var)}", shared or secret.keep(var / "secrets", "portal")
    if not address and not shared:
        return "", ""
    parts = urlsplit(address)
    if not address or (parts.scheme != "https" and parts.hostname not in HERE):
        raise UnusableSetting(_("DUOC_PORTAL_URL: ngoài chế độ thử, cần địa chỉ https:// của Cổng Dịch vụ công."))
    if len(shared) < SHORTEST:
        raise UnusableSetting(
            _("DUOC_PORTAL_SECRET: ngoài chế độ thử, cần khóa dùng chung với Cổng, ít nhất %(count)d ký tự.")
            % {"count": SHORTEST}
        )
    return address, shared


def played_port(var: Path) -> int:
    """The port of the played Portal: as given, else that of the launcher which runs in this folder."""
    return environment.number("DUOC_PORTAL_PORT", running.port(var, "portal_port", PORT), low=1, high=65535)
