"""What kind of value a rule gives, worked out without answers: a number, a text, a date, a truth or a list.

CEL tells a mistake of kinds only when it meets the values, and an evaluation then goes on without the value. So the
kinds are followed through the words of the rule here. A kind that is not known (a field of a register entry) fits all.
"""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from duoc.language.atoms import literal
from duoc.language.tokens import Token

ANY, NUMBER, TEXT, DATE, TRUTH, LIST = "any", "number", "text", "date", "truth", "list"
NUMBERS, TRUTHS, GROUP = "numbers", "truths", "group"
COLUMNS = {NUMBER: NUMBERS, TRUTH: TRUTHS}  # the kind of the list of what the items of a group hold; else LIST
OF_TYPES = {
    "integer": NUMBER, "number": NUMBER, "money": NUMBER, "date": DATE, "boolean": TRUTH, "choices": LIST,
    "register_entry": ANY, "group": GROUP,
}  # fmt: skip
_NUMERIC = (
    "min", "max", "days", "months", "years", "year", "birth_year", "size", "lines", "round", "floor", "ceil", "sum",
    "count", "times",
)  # fmt: skip
_GIVES = {
    **dict.fromkeys(_NUMERIC, NUMBER),
    "date": DATE,
    "month_start": DATE,
    "has": TRUTH,
    "contains": TRUTH,
    "sex": TEXT,
    **dict.fromkeys(("plus", "minus"), DATE),
    **dict.fromkeys(("any", "all", "unique", "same"), TRUTH),
}
_TAKES = {
    **dict.fromkeys(("days", "months", "years", "year"), DATE),
    **dict.fromkeys(("min", "max", "round", "floor", "ceil"), NUMBER),
    **dict.fromkeys(("birth_year", "sex", "contains", "lines", "same"), TEXT),
    "sum": NUMBERS,
    "any": TRUTHS,
    "all": TRUTHS,
    "count": GROUP,
}
# Signs between two values, weakest first; `? :` is weaker than all.
_WEIGHTS = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3, "in": 3,
            "+": 4, "-": 4, "*": 5, "/": 5, "%": 5}  # fmt: skip


def names_of_kinds() -> dict[str, str]:
    """The kinds in words, for findings."""
    return {NUMBER: _("số"), TEXT: _("chữ"), DATE: _("ngày"), TRUTH: _("đúng hoặc sai"), LIST: _("danh sách"),
            NUMBERS: _("danh sách số"), TRUTHS: _("danh sách đúng hoặc sai"), GROUP: _("nhóm")}  # fmt: skip


def kind_of(tokens: Sequence[Token], kind_of_path: Callable[[str], str]) -> tuple[str, list[str]]:
    """The kind of a rule's value, and a sentence for each place where kinds do not fit.

    Args:
        kind_of_path: the kind of what a path names; ANY where that is not known.
    """
    work = _Kinds(tokens, kind_of_path)
    return work.whole(), work.faults


class _Kinds:
    """One walk over the words of a rule, by the weight of its signs."""

    def __init__(self, tokens: Sequence[Token], kind_of_path: Callable[[str], str]) -> None:
        self.tokens, self.kind_of_path, self.at = tokens, kind_of_path, 0
        self.faults: list[str] = []

    @property
    def word(self) -> str:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        return token.text if token is not None and token.kind in ("sign", "word") else ""

    def whole(self) -> str:
        kind = self.joined(1)
        if self.word != "?":
            return kind
        self.expect(TRUTH, kind, "?")
        self.at += 1
        first = self.whole()
        self.at += 1
        second = self.whole()
        return first if first == second else ANY

    def joined(self, weight: int) -> str:
        left = self.single()
        while (sign := self.word) in _WEIGHTS and _WEIGHTS[sign] >= weight:
            self.at += 1
            left = self.both(sign, left, self.joined(_WEIGHTS[sign] + 1))
        return left

    def both(self, sign: str, left: str, right: str) -> str:
        if sign in ("&&", "||"):
            self.expect(TRUTH, left, sign)
            self.expect(TRUTH, right, sign)
            return TRUTH
        if sign == "in":
            if right not in (NUMBERS, TRUTHS):
                self.expect(LIST, right, sign)
            return TRUTH
        if _WEIGHTS[sign] == 3:
            # A date stands in a rule as text, so both may be compared.
            if ANY not in (left, right) and left != right and {left, right} != {DATE, TEXT}:
                self.clash(sign, left, right)
            return TRUTH
        if ANY in (left, right):
            return NUMBER if sign != "+" else ANY
        if sign == "+" and left == right and left in (TEXT, LIST):
            return left
        if (left, right) != (NUMBER, NUMBER):
            self.clash(sign, left, right)
        return NUMBER

    def single(self) -> str:
        token = self.tokens[self.at]
        self.at += 1
        if token.text == "!" or token.text == "-":
            wanted = TRUTH if token.text == "!" else NUMBER
            self.expect(wanted, self.single(), token.text)
            return wanted
        if token.text == "(" and token.kind == "sign":
            kind = self.whole()
            self.at += 1
            return kind
        if token.text == "[" and token.kind == "sign":
            self.listed("]")
            return LIST
        if token.kind == "call":
            return self.called(token.text)
        if token.kind == "path":
            return self.kind_of_path(token.text)
        return _of_literal(token)

    def called(self, name: str) -> str:
        self.at += 1
        kinds = self.listed(")")
        if name in ("min", "max") and len(kinds) == 1:
            self.expect(NUMBERS, kinds[0], name)
            return NUMBER
        if name in ("plus", "minus"):
            self.expect(DATE, kinds[0], name)
            return DATE
        for kind in kinds:
            if name in _TAKES and kind not in (ANY, _TAKES[name]):
                self.expect(_TAKES[name], kind, name)
        return _GIVES[name]

    def listed(self, end: str) -> list[str]:
        kinds = []
        while self.word != end:
            kinds.append(self.whole())
            self.at += self.word == ","
        self.at += 1
        return kinds

    def expect(self, wanted: str, kind: str, where: str) -> None:
        if kind not in (ANY, wanted):
            names = names_of_kinds()
            self.faults.append(
                _("«%(where)s» cần %(wanted)s nhưng gặp %(kind)s.")
                % {"where": where, "wanted": names[wanted], "kind": names[kind]}
            )

    def clash(self, sign: str, left: str, right: str) -> None:
        names = names_of_kinds()
        self.faults.append(
            _("Không làm được phép «%(sign)s» giữa %(left)s và %(right)s.")
            % {"sign": sign, "left": names[left], "right": names[right]}
        )


def _of_literal(token: Token) -> str:
    value = literal(token)
    if isinstance(value, bool):
        return TRUTH
    if isinstance(value, float):
        return NUMBER
    return DATE if is_date(str(value)) else TEXT


def is_date(text: str) -> bool:
    """Whether a text is a real day, written year-month-day."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
