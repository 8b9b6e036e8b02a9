"""Read a YAML file strictly, and remember the line of every part.

Strict means: only text, whole numbers, decimals, true, false and null; no dates, times or yes/no guessed from text, no
key twice, no aliases (a small file could grow without end). PyYAML does the parsing, in its Python form: its C form is
ten times quicker, but a hostile file of deep brackets ends the whole process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from duoc.ground.refusal import Refusal
from duoc.ground.sentences import gettext as _
from duoc.ground.sentences import gettext_noop

Place = tuple[str | int, ...]  # the keys and indexes that lead to a part of the file

LARGEST = 2_000_000  # bytes
DEEPEST = 40  # lists and mappings within each other
_WORDS = {"true": True, "false": False, "null": None}
_SYNTAX = gettext_noop(
    "Kiểm tra thụt dòng, dấu nháy; trong ngoặc { } chữ có dấu phẩy, dấu hỏi, dấu hai chấm phải đặt trong nháy."
)
_NUMBERS = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"}


class YamlFault(Refusal):
    """A file that cannot be read, and the line to blame, counted from 1."""

    def __init__(self, say: str, remedy: str, line: int = 1) -> None:
        super().__init__(say, remedy)
        self.line = line


@dataclass(frozen=True)
class YamlFile:
    """A parsed file: its data and the line of each part."""

    data: Any
    lines: Mapping[Place, int]
    file: str = ""

    def line(self, place: Place) -> int:
        """The line of this part, or of the nearest part above it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class _Loader(yaml.SafeLoader):
    """Numbers are recognised, all other plain words stay text; an alias is refused."""

    yaml_implicit_resolvers = {
        letter: [(tag, shape) for tag, shape in pairs if tag in _NUMBERS]
        for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # PyYAML's stubs leave it untyped
            raise yaml.MarkedYAMLError(problem=_("không được dùng bí danh (&, *)"), problem_mark=mark)
        return super().compose_node(parent, index)


def read(path: Path) -> YamlFile:
    """Parse a file in UTF-8.

    Raises:
        YamlFault: missing, unreadable, too large, or as `parse`.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise YamlFault(_("Tệp quá lớn."), _("Một tệp dài tối đa %(limit)s byte.") % {"limit": LARGEST})
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise YamlFault(
            _("Không mở được tệp (%(reason)s).") % {"reason": error.strerror}, _("Kiểm tra đường dẫn và quyền đọc.")
        ) from error
    except UnicodeDecodeError as error:
        raise YamlFault(_("Không đọc được tệp: %(error)s.") % {"error": error}, _("Lưu tệp ở dạng UTF-8.")) from error
    return parse(text, str(path))


def parse(text: str, file: str = "") -> YamlFile:
    """Parse YAML text; `file` is only its name.

    Raises:
        YamlFault: no YAML, a key twice, an alias, nested too deep; with the line.
    """
    lines: dict[Place, int] = {}
    try:
        return YamlFile(_data(text, lines), lines, file)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line + 1) if error.problem_mark else 1
        raise YamlFault(_("YAML sai cú pháp: %(problem)s.") % {"problem": error.problem}, _(_SYNTAX), line) from error
    except (yaml.YAMLError, RecursionError) as error:
        what = _("YAML có ký tự hoặc cấu trúc không dùng được: %(error)s.") % {"error": error}
        raise YamlFault(what, _("Xóa ký tự lạ, bớt lồng nhau.")) from error


def _data(text: str, lines: dict[Place, int]) -> Any:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return None if node is None else _value(loader, node, (), lines)
    finally:
        loader.dispose()


def _value(loader: _Loader, node: yaml.Node, place: Place, lines: dict[Place, int]) -> Any:
    line = lines.setdefault(place, node.start_mark.line + 1)
    if len(place) > DEEPEST:
        raise YamlFault(_("Lồng nhau quá sâu."), _("Tối đa %(limit)s lớp.") % {"limit": DEEPEST}, line)
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in data:
                raise YamlFault(_("Mục «%(key)s» viết hai lần.") % {"key": key}, _("Giữ lại một mục."), line)
            lines[(*place, key)] = line
            data[key] = _value(loader, value_node, (*place, key), lines)
        return data
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item, (*place, index), lines) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode) and node.style is None and node.value in _WORDS:
        return _WORDS[node.value]
    try:
        return loader.construct_object(node)
    except ValueError as error:
        raise YamlFault(
            _("«%(value)s» không phải một giá trị đúng.") % {"value": node.value}, _("Đặt chữ trong dấu nháy."), line
        ) from error
