"""One mapping of a calendar file: its values by kind, and faults that point to its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from duoc.ground import yaml_files
from duoc.ground.sentences import gettext as _
from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.yaml_files import Place, YamlFault, YamlFile

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class FileMapping:
    """One mapping of a file with the place it comes from."""

    source: YamlFile
    place: Place
    values: Mapping[str, Any]

    @property
    def path(self) -> Path:
        """The file that it stands in."""
        return Path(self.source.file)

    @property
    def line(self) -> int:
        """Where it begins, counted from 1."""
        return self.source.line(self.place)

    def fault(self, say: str, remedy: str) -> WorktimeFault:
        """A fault that points here."""
        return WorktimeFault(say, remedy, self.path, self.line)

    def only(self, *keys: str) -> None:
        """Refuse keys that nobody reads: mostly a slip of the hand."""
        for key in self.values:
            if key not in keys:
                raise self.fault(
                    _('không có mục "%(key)s".') % {"key": key}, _("Chỉ dùng: %(names)s.") % {"names": ", ".join(keys)}
                )

    def text(self, key: str, default: str | None = None) -> str:
        """A text value; not empty where there is no default."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise self.fault(
                _('mục "%(key)s" phải là chữ.') % {"key": key}, _('Thêm "%(key)s: …" dạng chữ.') % {"key": key}
            )
        return value

    def day(self, key: str) -> date:
        """A date value, written 2026-11-24."""
        value = self.values.get(key)
        try:
            if isinstance(value, str) and DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise self.fault(
            _('mục "%(key)s" phải là một ngày có thật.') % {"key": key}, _('Viết "%(key)s: 2026-11-24".') % {"key": key}
        )

    def optional_day(self, key: str) -> date | None:
        """A date value or none."""
        return self.day(key) if key in self.values else None

    def mapping(self, key: str) -> "FileMapping | None":
        """The mapping under a key, or none."""
        value = self.values.get(key)
        return FileMapping(self.source, (*self.place, key), value) if isinstance(value, Mapping) else None

    def entries(self, key: str) -> Iterator["FileMapping"]:
        """The mappings in a list."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            raise self.fault(
                _('mục "%(key)s" phải là một danh sách có ít nhất một dòng.') % {"key": key},
                _('Viết "%(key)s:" rồi các dòng "- {…}".') % {"key": key},
            )
        for index, item in enumerate(value):
            if not isinstance(item, dict):
                raise self.fault(
                    _('"%(key)s" có dòng không đúng dạng: %(item)s.') % {"key": key, "item": repr(item)},
                    _('Mỗi dòng viết "- {khóa: giá trị}".'),
                )
            yield FileMapping(self.source, (*self.place, key, index), item)


def read(path: Path) -> FileMapping:
    """The whole file as one entry.

    Raises:
        WorktimeFault: the file is missing, is no YAML, or is no mapping.
    """
    try:
        source = yaml_files.read(path)
    except YamlFault as fault:
        raise WorktimeFault(fault.say, fault.remedy, path, fault.line) from fault
    if not isinstance(source.data, dict):
        raise WorktimeFault(
            _("tệp không có nội dung đúng dạng."), _('Bắt đầu bằng "kind: calendar", "rules" hoặc "hours".'), path, 1
        )
    return FileMapping(source, (), source.data)


def clock_time(text: str) -> time | None:
    """A time of day written "07:00" or "15:00:00"; None when it is not one."""
    try:
        value = time.fromisoformat(text)
    except ValueError:
        return None
    return value if value.tzinfo is None else None
