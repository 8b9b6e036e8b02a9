"""Where the commands on the catalogue find their files."""

from collections.abc import Sequence
from pathlib import Path

from duoc.config.terminal import gettext as _
from duoc.config.trouble import Trouble


def settle() -> tuple[Path, str]:
    """Set Django's settings (no database is touched) and return the catalogue's folder and the province."""
    from django.conf import settings

    from duoc.config.command import django

    django(reads_only=True)
    return Path(settings.CATALOG), str(settings.PROVINCE)


def definition_files(given: Sequence[Path], catalog: Path, province: str) -> list[Path]:
    """The definition files that the arguments name: files, folders of one procedure, folders of many; else all.

    Raises:
        Trouble: a path is not there, or holds no definition.
    """
    definitions: list[Path] = []
    for path in given or [catalog / province / "procedures"]:
        if path.is_file():
            files = [path]
        else:
            files = sorted(path.glob("definition*.yaml")) or sorted(path.glob("*/definition*.yaml"))
        if not files:
            raise Trouble(
                _("Không có định nghĩa thủ tục nào ở %(path)s.") % {"path": path},
                _("Nêu tệp definition.yaml hoặc thư mục chứa nó."),
            )
        definitions += files
    return [path.resolve() for path in definitions]
