"""Reads YAML and remembers the line of each entry, so that a fault can be shown where it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import yaml

from duoc.ground.worktime.fault import WorktimeFault

_LINE = "__line__"


class _Loader(yaml.SafeLoader):
    """SafeLoader that keeps line numbers and refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = key_node.value
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"khóa lặp lại: {key}", key_node.start_mark)
            seen.add(key)
        return {**super().construct_mapping(node, deep=True), _LINE: node.start_mark.line + 1}


def _date_or_text(loader: _Loader, node: yaml.ScalarNode) -> Any:
    """A day that does not exist stays text, so that the entry is refused where it stands."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return loader.construct_scalar(node)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date_or_text)

# In YAML 1.1 the bare words on, off, yes and no are truth values; a jurist who writes `is: off` means the word.
_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers if tag != _BOOL]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile("true|false"), list("tf"))


@dataclass(frozen=True)
class Entry:
    """One mapping of a file with the place it comes from."""

    path: Path
    line: int
    values: Mapping[str, Any]

    def fault(self, say: str, remedy: str) -> WorktimeFault:
        """A fault that points here."""
        return WorktimeFault(say, remedy, self.path, self.line)

    def only(self, *keys: str) -> None:
        """Refuse keys that nobody reads: mostly a slip of the hand."""
        for key in self.values:
            if key not in keys:
                raise self.fault(f'không có mục "{key}".', f"Chỉ dùng: {', '.join(keys)}.")

    def text(self, key: str, default: str | None = None) -> str:
        """A text value."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.fault(f'mục "{key}" phải là chữ.', f'Thêm "{key}: …" dạng chữ.')
        return value

    def day(self, key: str) -> date:
        """A date value, written 2026-11-24."""
        value = self.values.get(key)
        if type(value) is not date:
            raise self.fault(f'mục "{key}" phải là một ngày có thật.', f'Viết "{key}: 2026-11-24".')
        return value

    def optional_day(self, key: str) -> date | None:
        """A date value or none."""
        return self.day(key) if key in self.values else None

    def entries(self, key: str) -> Iterator["Entry"]:
        """The mappings in a list."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            raise self.fault(
                f'mục "{key}" phải là một danh sách có ít nhất một dòng.', f'Viết "{key}:" rồi các dòng "- {{…}}".'
            )
        for item in value:
            if not isinstance(item, dict):
                raise self.fault(f'"{key}" có dòng không đúng dạng: {item!r}.', 'Mỗi dòng viết "- {khóa: giá trị}".')
            yield entry_of(self.path, item)


def entry_of(path: Path, mapping: Mapping[str, Any]) -> Entry:
    """Wrap a mapping that may carry its line."""
    return Entry(path, int(mapping.get(_LINE, 0)), {k: v for k, v in mapping.items() if k != _LINE})


def read(path: Path) -> Entry:
    """The whole file as one entry.

    Raises:
        WorktimeFault: the file is missing, is no YAML, or is no mapping.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - derives from SafeLoader
    except OSError as error:
        raise WorktimeFault(
            f"không mở được tệp ({error.strerror}).", "Kiểm tra đường dẫn và quyền đọc.", path
        ) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise WorktimeFault(f"YAML không đọc được: {error.problem}.", "Sửa cú pháp ở dòng này.", path, line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise WorktimeFault(
            f"YAML không đọc được: {error}.", "Sửa giá trị sai (ví dụ ngày không có thật).", path
        ) from error
    if not isinstance(data, dict):
        raise WorktimeFault(
            "tệp không có nội dung đúng dạng.", 'Bắt đầu bằng "kind: calendar", "rules" hoặc "hours".', path, 1
        )
    return entry_of(path, data)


def clock_time(text: str) -> time | None:
    """A time of day written "07:00" or "15:00:00"; None when it is not one."""
    try:
        value = time.fromisoformat(text)
    except ValueError:
        return None
    return value if value.tzinfo is None else None
