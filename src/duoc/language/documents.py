"""Read a YAML file strictly, remembering the line of every part.

Strict means: no aliases (a small file could grow without end), no doubled keys, no dates or yes/no guessed from text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

import yaml

from duoc.language.faults import DefinitionFault, Finding, Path

LARGEST = 2_000_000
DEEPEST = 40


@dataclass(frozen=True)
class Document:
    """A parsed file: its data and the line of each path."""

    data: Any
    lines: Mapping[Path, int]
    file: str = ""

    def line(self, path: Path) -> int:
        """The line of this path, or of the nearest part above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def placed(self, finding: Finding) -> Finding:
        """The finding with file and line."""
        return finding if finding.line else finding.at(self.file, self.line(finding.path))


class _Strict(yaml.SafeLoader):
    """Only text, whole numbers, decimals, true, false and null; no aliases."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # PyYAML's stubs leave it untyped
            raise yaml.MarkedYAMLError(problem="không được dùng bí danh (&, *)", problem_mark=mark)
        return super().compose_node(parent, index)


_Strict.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in pairs if tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_WORDS = {"true": True, "false": False, "null": None}


def read(path: FilePath) -> Document:
    """Parse a file. Raises DefinitionFault (unreadable, too large, bad YAML), with the line."""
    try:
        if path.stat().st_size > LARGEST:
            raise DefinitionFault([_fault(str(path), 1, "Tệp quá lớn.", f"Một định nghĩa dài tối đa {LARGEST} byte.")])
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DefinitionFault(
            [_fault(str(path), 1, f"Không đọc được tệp: {error}.", "Lưu tệp ở dạng UTF-8.")]
        ) from error
    return parse(text, str(path))


def definition_files(folder: FilePath) -> list[FilePath]:
    """The versions of one procedure: definition.yaml, then definition-<day>.yaml by day."""
    return sorted(folder.glob("definition.yaml")) + sorted(folder.glob("definition-*.yaml"))


def parse(text: str, file: str = "") -> Document:
    """Parse YAML text. Raises DefinitionFault with the line."""
    loader = _Strict(text)
    try:
        node = loader.get_single_node()
        lines: dict[Path, int] = {}
        data = _build(loader, node, (), lines, file) if node is not None else None
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line + 1) if error.problem_mark else 1
        what = f"YAML sai cú pháp: {error.problem}."
        remedy = (
            "Kiểm tra thụt dòng, dấu nháy; trong ngoặc { } chữ có dấu phẩy, dấu hỏi, dấu hai chấm phải đặt trong nháy."
        )
        raise DefinitionFault([_fault(file, line, what, remedy)]) from error
    except (yaml.YAMLError, RecursionError) as error:
        what = f"YAML có ký tự hoặc cấu trúc không dùng được: {error}."
        raise DefinitionFault([_fault(file, 1, what, "Xóa ký tự lạ, bớt lồng nhau.")]) from error
    finally:
        loader.dispose()
    return Document(data, lines, file)


def _fault(file: str, line: int, what: str, remedy: str) -> Finding:
    return Finding("yaml", (), what, "Máy không đọc được tệp.", remedy, file, line)


def _build(loader: _Strict, node: yaml.Node, path: Path, lines: dict[Path, int], file: str) -> Any:
    line = node.start_mark.line + 1
    lines[path] = line
    if len(path) > DEEPEST:
        raise DefinitionFault([_fault(file, line, "Lồng nhau quá sâu.", f"Tối đa {DEEPEST} lớp.")])
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in data:
                what = f"Mục «{key}» viết hai lần."
                raise DefinitionFault([_fault(file, key_node.start_mark.line + 1, what, "Giữ lại một mục.")])
            data[key] = _build(loader, value_node, (*path, key), lines, file)
            lines[(*path, key)] = key_node.start_mark.line + 1
        return data
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, item, (*path, index), lines, file) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode) and node.style is None and node.value in _WORDS:
        return _WORDS[node.value]
    return loader.construct_object(node)
