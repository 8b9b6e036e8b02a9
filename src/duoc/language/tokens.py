"""Words of a rule. The library hides its syntax tree, so what a rule reads, and may not use, is found here."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duoc.language.functions import ARITY

LONGEST = 1000
DEEPEST = 24

_WORDS = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<text>'(?:[^'\\\n]|\\['\"\\n])*'|\"(?:[^\"\\\n]|\\['\"\\n])*\")"
    r"|(?P<number>(?:[0-9]+\.[0-9]+|[0-9]+)(?![A-Za-z_0-9]))"
    r"|(?P<path>[A-Za-z_][A-Za-z_0-9]*(?:\.[A-Za-z_][A-Za-z_0-9]*)*)"
    r"|(?P<sign>==|!=|<=|>=|&&|\|\||[<>!+\-*/%?:(),\[\]])"
)


class RuleFault(Exception):
    """A rule that cannot be used; the message is for the writer of the definition."""


@dataclass(frozen=True)
class Token:
    kind: str  # text, number, path, call, word, sign
    text: str


def split(source: str) -> tuple[Token, ...]:
    """Split a rule into its words. Raises RuleFault on anything outside the language."""
    if len(source) > LONGEST:
        raise RuleFault(
            _("Biểu thức dài %(number)s ký tự, quá %(limit)s. Hãy tách bớt vào mục let.")
            % {"number": len(source), "limit": LONGEST}
        )
    tokens: list[Token] = []
    at = 0
    while at < len(source):
        match = _WORDS.match(source, at)
        if match is None:
            raise RuleFault(
                _("Không hiểu «%(source)s» ở ký tự thứ %(at)s.") % {"source": source[at : at + 12], "at": at + 1}
            )
        at = match.end()
        kind, text = str(match.lastgroup), match.group()
        if kind == "space":
            continue
        if kind == "path":
            kind = _kind_of_path(text, source[at:])
        tokens.append(Token(kind, text))
    if not tokens:
        raise RuleFault(_("Biểu thức trống."))
    _refuse_outside(tokens)
    return tuple(tokens)


def _kind_of_path(text: str, rest: str) -> str:
    if text in ("true", "false", "in"):
        return "word"
    if text == "null":
        raise RuleFault(
            _("Không dùng null: câu trả lời còn thiếu thì điều kiện không đúng; dùng has(…) để hỏi có hay không.")
        )
    if rest.lstrip().startswith("("):
        if text not in ARITY:
            raise RuleFault(
                _("Không có hàm «%(text)s». Các hàm dùng được: %(names)s.")
                % {"text": text, "names": ", ".join(sorted(ARITY))}
            )
        return "call"
    return "path"


def _refuse_outside(tokens: list[Token]) -> None:
    depth = deepest = 0
    for index, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.text in "([":
            depth += 1
            deepest = max(deepest, depth)
        elif token.text in ")]":
            depth -= 1
        if (
            token.text == "["
            and index
            and (tokens[index - 1].kind in ("path", "text") or tokens[index - 1].text in ")]")
        ):
            raise RuleFault(_("Không dùng chỉ số a[…]; danh sách chỉ đứng sau in."))
    if deepest > DEEPEST:
        raise RuleFault(_("Biểu thức lồng nhau quá %(limit)s lớp ngoặc.") % {"limit": DEEPEST})


def arguments(tokens: tuple[Token, ...], call: int) -> int:
    """How many arguments the call at this position has."""
    depth, count, seen = 0, 0, False
    for token in tokens[call + 1 :]:
        if token.kind == "sign" and token.text in ")]":
            depth -= 1
            if depth == 0:
                return count + seen
        elif token.kind == "sign" and token.text in "([":
            seen = seen or depth > 0
            depth += 1
        elif depth == 1 and token.text == "," and token.kind == "sign":
            count += 1
        else:
            seen = True
    return count + seen
