"""Words of a rule. The library hides its syntax tree, so what a rule reads, and may not use, is found here."""

import re
from dataclasses import dataclass

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
    """A rule that cannot be used; the message is Vietnamese, for the writer of the definition."""


@dataclass(frozen=True)
class Token:
    kind: str  # text, number, path, call, word, sign
    text: str


def split(source: str) -> tuple[Token, ...]:
    """Split a rule into its words. Raises RuleFault on anything outside the language."""
    if len(source) > LONGEST:
        raise RuleFault(f"Biểu thức dài {len(source)} ký tự, quá {LONGEST}. Hãy tách bớt vào mục let.")
    tokens: list[Token] = []
    at = 0
    while at < len(source):
        match = _WORDS.match(source, at)
        if match is None:
            raise RuleFault(f"Không hiểu «{source[at : at + 12]}» ở ký tự thứ {at + 1}.")
        at = match.end()
        kind, text = str(match.lastgroup), match.group()
        if kind == "space":
            continue
        if kind == "path":
            kind = _kind_of_path(text, source[at:])
        tokens.append(Token(kind, text))
    if not tokens:
        raise RuleFault("Biểu thức trống.")
    _refuse_outside(tokens)
    return tuple(tokens)


def _kind_of_path(text: str, rest: str) -> str:
    if text in ("true", "false", "in"):
        return "word"
    if text == "null":
        raise RuleFault(
            "Không dùng null: câu trả lời còn thiếu thì điều kiện không đúng; dùng has(…) để hỏi có hay không."
        )
    if rest.lstrip().startswith("("):
        if text not in ARITY:
            raise RuleFault(f"Không có hàm «{text}». Các hàm dùng được: {', '.join(sorted(ARITY))}.")
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
            raise RuleFault("Không dùng chỉ số a[…]; danh sách chỉ đứng sau in.")
    if deepest > DEEPEST:
        raise RuleFault(f"Biểu thức lồng nhau quá {DEEPEST} lớp ngoặc.")


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
