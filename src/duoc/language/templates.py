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
class Blank:
    """A line that stays empty whatever was answered."""

    words: str
    line: int


def reads_of(text: str) -> Iterator[Read]:
    """The calls of a template that read data, wherever their line breaks stand; not those in comments."""
    code = _without_comments(text)
    for match in _CALL.finditer(code):
        yield Read(match["call"], match["name"], _line(code, match.start()), match["end"] == ",")


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
