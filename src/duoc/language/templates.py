"""What a template of a document reads, taken from its text: answers, data, places for number and date, dots."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A comment ends with its line, or spans several; `//` behind a colon is an address, and a text hides both.
_COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|(?<!:)//[^\n]*|/\*.*?\*/', re.DOTALL)
_CALL = re.compile(
    r'(?<![\w-])(?P<call>answer|fact|items-of|items-table|get|field)\(\s*"(?P<name>[^"]*)"\s*(?P<end>[,)])'
)
_BLANK = re.compile(r"\[(?P<label>[^\[\]]+)\]\s*,\s*none\s*\)")
_DOTS = re.compile(r"…{2,}|\.{5,}")
_TABLE = re.compile(r'(?<![\w-])items-table\(\s*"(?P<name>[^"]*)"\s*,')
_WIDTHS = re.compile(r"(?<![\w-])widths:\s*\((?P<all>[^()]*)\)")
_COLUMN = re.compile(r'\(\s*"(?P<name>[^"]*)"\s*,')
_ITEM = re.compile(
    r'(?<![\w-])item\(\s*\[[^\[\]]*\]\s*,\s*(?!first\()(?:[a-z-]+\()?answer\("(?P<name>[^"]*)"\)\)?\s*[,)]'
)
_SOMETIMES = re.compile(r"(?<![\w-])(if|else|for)(?![\w-])|#?let [\w-]+\(")
# Dots beside these words stand only where a value is missing.
_INSTEAD = re.compile(r"(?<![\w-])(first|else|if)(?![\w-])")


@dataclass(frozen=True)
class Read:
    """A call of the library with a name: `answer("child.full_name")`; `default` where it says more than the name."""

    call: str
    name: str
    line: int
    more: bool


@dataclass(frozen=True)
class Columns:
    """A table of the items of a group: the columns it prints, and how many widths it gives; None: none are given."""

    group: str
    names: tuple[str, ...]
    widths: int | None
    line: int


@dataclass(frozen=True)
class Blank:
    """A line that stays empty whatever was answered."""

    words: str
    line: int


def reads_of(text: str) -> Iterator[Read]:
    """The calls of a template that read data, wherever their line breaks stand; not those in comments."""
    code = _without_comments(text)
    for match in _CALL.finditer(code):
        yield Read(match["call"], match["name"], _line(code, match.start()), match["end"] == ",")


def tables_of(text: str) -> Iterator[Columns]:
    """The tables of a template, each with its columns."""
    code = _without_comments(text)
    for match in _TABLE.finditer(code):
        inside = _within(code, match.end())
        widths = _WIDTHS.search(inside)
        count = None if widths is None else sum(bool(one.strip()) for one in widths["all"].split(","))
        names = tuple(column["name"] for column in _COLUMN.finditer(inside))
        yield Columns(match["name"], names, count, _line(code, match.start()))


def _within(code: str, start: int) -> str:
    """What stands between here and the bracket that closes the call."""
    depth = 1
    for at in range(start, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        if depth == 0:
            return code[start:at]
    return code[start:]


def unguarded_of(text: str) -> Iterator[Read]:
    """Lines whose value is an answer and nothing else, outside every condition: with no answer they show dots."""
    code = _without_comments(text)
    for match in _ITEM.finditer(code):
        if not _guarded(code, match.start()):
            yield Read("item", match["name"], _line(code, match.start()), more=False)


def _guarded(code: str, at: int) -> bool:
    """Whether a place stands in a block, or behind a word, that is printed only sometimes."""
    open_ones: list[bool] = []
    start = 0
    for place in range(at):
        letter = code[place]
        if letter in "{[":
            open_ones.append(bool(_SOMETIMES.search(code[start:place])))
            start = place + 1
        elif letter in "}]" and open_ones:
            open_ones.pop()
            start = place + 1
        elif letter == "\n":
            start = place + 1
    return any(open_ones) or bool(_SOMETIMES.search(code[start:at]))


def blanks_of(text: str) -> Iterator[Blank]:
    """Items without a value, and dots that are printed for everybody."""
    code = _without_comments(text)
    for match in _BLANK.finditer(code):
        yield Blank(match["label"].replace("\\", "").strip(), _line(code, match.start()))
    for number, line in enumerate(code.splitlines(), 1):
        if _DOTS.search(line) and not _INSTEAD.search(line):
            yield Blank(" ".join(line.split())[:80], number)


def _without_comments(text: str) -> str:
    """The same lines, with comments blanked out."""

    def blanked(match: re.Match[str]) -> str:
        return match[0] if match[0].startswith('"') else re.sub(r"[^\n]", " ", match[0])

    return _COMMENT.sub(blanked, text)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
