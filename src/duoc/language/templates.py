"""What a template of a document reads, taken from its text: answers, data, places for number and date, dots."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A comment ends with its line, or spans several; `//` behind a colon is an address, and a text hides both.
_COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|(?<!:)//[^\n]*|/\*.*?\*/', re.DOTALL)
_CALL = re.compile(
    r"(?<![\w-])(?P<call>answer|fact|recorded|items-of|items-table|get|field|data\.at)"
    r'\(\s*"(?P<name>[^"]*)"\s*(?P<end>[,)])'
)
# `fact(key + ".full_name")`: only the end of the name is written there.
_ENDING = re.compile(
    r'(?<![\w-])(?P<call>answer|fact|recorded|items-of)\(\s*[\w.-]+\s*\+\s*"(?P<ending>\.[^"]*)"\s*[,)]'
)
_BLANK = re.compile(r"\[(?P<label>[^\[\]]+)\]\s*,\s*none\s*\)")
_DOTS = re.compile(r"…{2,}|\.{5,}|_{3,}|\[(?:\.{3,}|…)\]")
# A row for a pen without a label, or words before a value that may be nothing: `Lý do: #first(answer("reason"), "")`.
_NOTHING = re.compile(r'(?<![\w-])lines-by-hand(?![\w-])|[^\s#([{] *#(?:as-text\()?first\([^#\n]*,\s*""\)')
_TABLE = re.compile(r'(?<![\w-])items-table\(\s*"(?P<name>[^"]*)"\s*,')
_WIDTHS = re.compile(r"(?<![\w-])widths:\s*\((?P<all>[^()]*)\)")
_COLUMN = re.compile(r'\(\s*"(?P<name>[^"]*)"\s*,')
_LABEL_AND_ANSWER = r'\[[^\[\]]*\]\s*,\s*(?!first\(|or-blank\()(?:[a-z-]+\()?answer\("(?P<name>[^"]*)"\)\)?\s*[,)]'
_ITEM = re.compile(rf"(?<![\w-])item\(\s*{_LABEL_AND_ANSWER}")
# An answer that is printed as it is kept: `#answer("until")`, `item([Đến ngày], answer("until"))`.
_AS_KEPT = re.compile(r'(?:#|\]\s*,\s*)(?:answer\(|get\("answers\.)"?(?P<name>[\w.]+)"\)')
_ITEMS = re.compile(r"(?<![\w-])items\(")
_PAIR = re.compile(rf"\(\s*{_LABEL_AND_ANSWER}")
# `for one in items-of("boats")`, and with a place: `for (index, one) in items-of("boats").enumerate()`.
_EACH = re.compile(
    r'(?<![\w-])for\s+(?:\(\s*[\w-]+\s*,\s*)?(?P<one>[\w-]+)\)?\s+in\s+items-of\(\s*"(?P<group>[^"]*)"\s*\)'
)
_METHODS = frozenset({"at", "keys", "values", "pairs", "len"})
_SOMETIMES = re.compile(r"(?<![\w-])(if|else|for)(?![\w-])|#?let [\w-]+\(")
# Dots beside these words stand only where a value is missing.
_INSTEAD = re.compile(r"(?<![\w-])(first|else|if)(?![\w-])")


@dataclass(frozen=True)
class Read:
    """A call of the library with a name: `answer("child.full_name")`; `more` where it says more than the name, `ending`
    where the name is only the end of one."""

    call: str
    name: str
    line: int
    more: bool
    ending: bool = False


@dataclass(frozen=True)
class Columns:
    """A table of the items of a group: the columns it prints, and how many widths it gives; None: none are given."""

    group: str
    names: tuple[str, ...]
    widths: int | None
    line: int


@dataclass(frozen=True)
class Beside:
    """Several items on one line, and for how many of them there is a column."""

    columns: int
    items: int
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
        call = "get" if match["call"] == "data.at" else match["call"]
        yield Read(call, match["name"], _line(code, match.start()), match["end"] == ",")
    for match in _ENDING.finditer(code):
        yield Read(match["call"], match["ending"], _line(code, match.start()), more=False, ending=True)


def tables_of(text: str) -> Iterator[Columns]:
    """The tables of a template, each with its columns."""
    code = _without_comments(text)
    for match in _TABLE.finditer(code):
        inside = _within(code, match.end())
        widths = _WIDTHS.search(inside)
        count = None if widths is None else sum(bool(one.strip()) for one in widths["all"].split(","))
        names = tuple(column["name"] for column in _COLUMN.finditer(inside))
        yield Columns(match["name"], names, count, _line(code, match.start()))


def parts_of(text: str) -> Iterator[Columns]:
    """What a template takes of each item of a group, in the loops that it writes itself."""
    code = _without_comments(text)
    for match in _EACH.finditer(code):
        one = re.escape(match["one"])
        parts = re.compile(rf'(?<![\w.-]){one}\.(?:at\(\s*"(?P<key>[^"]*)"|(?P<name>[a-z][\w-]*))')
        names = (part["key"] or part["name"] for part in parts.finditer(code, match.end()))
        known = tuple(dict.fromkeys(name for name in names if name not in _METHODS))
        yield Columns(match["group"], known, None, _line(code, match.start()))


def beside_of(text: str) -> Iterator[Beside]:
    """Lines of several items, where their number is written out."""
    code = _without_comments(text)
    for match in _ITEMS.finditer(code):
        first, *pairs = _arguments(_within(code, match.end()))
        if first.startswith("(") and first.endswith(")") and all(pair.startswith("(") for pair in pairs):
            yield Beside(len(_arguments(first[1:-1])), len(pairs), _line(code, match.start()))


def _arguments(inside: str) -> list[str]:
    """The arguments of a call, cut at the commas that stand in no bracket and no text."""
    parts, depth, quoted = [""], 0, False
    for letter in inside:
        quoted ^= letter == '"'
        depth += 0 if quoted else {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(letter, 0)
        if letter == "," and depth == 0 and not quoted:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()] or [""]


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
    pairs = (
        pair
        for match in _ITEMS.finditer(code)
        for pair in _PAIR.finditer(code, match.end(), match.end() + len(_within(code, match.end())))
    )
    for match in (*_ITEM.finditer(code), *pairs):
        if not _guarded(code, match.start()):
            yield Read("item", match["name"], _line(code, match.start()), more=False)


def printed_as_kept(text: str) -> Iterator[Read]:
    """The answers that a template prints without a word of the library around them."""
    code = _without_comments(text)
    for match in _AS_KEPT.finditer(code):
        yield Read("answer", match["name"], _line(code, match.start()), more=False)


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
    """Items without a value; dots, underscores and brackets that are printed for everybody; rows for a pen; words
    before a value that may be nothing."""
    code = _without_comments(text)
    for match in _BLANK.finditer(code):
        yield Blank(match["label"].replace("\\", "").strip(), _line(code, match.start()))
    for number, line in enumerate(code.splitlines(), 1):
        if _NOTHING.search(line) or (_DOTS.search(line) and not _INSTEAD.search(line)):
            yield Blank(" ".join(line.split())[:80], number)


def _without_comments(text: str) -> str:
    """The same lines, with comments blanked out."""

    def blanked(match: re.Match[str]) -> str:
        return match[0] if match[0].startswith('"') else re.sub(r"[^\n]", " ", match[0])

    return _COMMENT.sub(blanked, text)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
