"""What a rule asks of single answers: its atoms. Rules made of atoms alone can be proved; the others need `otherwise`.

Atoms: `a == 'x'`, `a < 3`, `'x' == a`, `a in ['x', 'y']`, `has(a.b)`, `a == b`, `a != b`, and `a` alone, joined by
`&&`, `||`, `!`, brackets and `? :`.
"""

import ast
from dataclasses import dataclass
from functools import lru_cache

from duoc.language.rules import Rule
from duoc.language.tokens import Token

_COMPARES = ("==", "!=", "<", "<=", ">", ">=")
_JOINS = ("&&", "||", "!", "(", ")", "?", ":")
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
Literal = str | float | bool


@dataclass(frozen=True)
class Atom:
    """One comparison. `op` is a comparison sign, "in", "has", "is" (alone) or "path" (two answers compared)."""

    path: str
    op: str
    literals: tuple[Literal, ...] = ()
    other: str = ""


@dataclass(frozen=True)
class Analysis:
    """The atoms of a rule, and whether it is made of nothing else."""

    atoms: tuple[Atom, ...]
    provable: bool


def literal(token: Token) -> Literal | None:
    """The value of a literal word, or None."""
    if token.kind == "text":
        return str(ast.literal_eval(token.text))
    if token.kind == "number":
        return float(token.text)
    if token.kind == "word" and token.text != "in":
        return token.text == "true"
    return None


@lru_cache(maxsize=20_000)
def analyse(rule: Rule) -> Analysis:
    """The atoms of a rule."""
    tokens, atoms, provable, at = rule.tokens, [], True, 0
    while at < len(tokens):
        parsed = _atom(tokens, at)
        if parsed is not None:
            atom, at = parsed
            atoms.append(atom)
            continue
        token = tokens[at]
        if not (token.kind == "sign" and token.text in _JOINS) and not (token.kind == "word" and token.text != "in"):
            provable = False
        at += 1
    return Analysis(tuple(atoms), provable)


def _atom(tokens: tuple[Token, ...], at: int) -> tuple[Atom, int] | None:
    head, rest = tokens[at], tokens[at + 1 : at + 3]
    if head.kind == "call" and head.text == "has":
        return Atom(tokens[at + 2].text, "has"), at + 4
    value = literal(head)
    if value is not None and len(rest) == 2 and rest[0].text in _COMPARES and rest[1].kind == "path":
        if _alone(tokens, at, at + 2):
            return Atom(rest[1].text, _FLIPPED.get(rest[0].text, rest[0].text), (value,)), at + 3
        return None
    if head.kind != "path":
        return None
    if len(rest) == 2 and rest[0].text == "in" and rest[1].text == "[":
        return _membership(tokens, at)
    if len(rest) == 2 and rest[0].kind == "sign" and rest[0].text in _COMPARES and _alone(tokens, at, at + 2):
        value = literal(rest[1])
        if value is not None:
            return Atom(head.text, rest[0].text, (value,)), at + 3
        if rest[1].kind == "path":
            op = "path" if rest[0].text in ("==", "!=") else rest[0].text
            return (Atom(head.text, op, other=rest[1].text), at + 3) if op == "path" else None
    return (Atom(head.text, "is"), at + 1) if _alone(tokens, at, at) and not _compared(tokens, at) else None


def _membership(tokens: tuple[Token, ...], at: int) -> tuple[Atom, int] | None:
    end, values = at + 3, []
    while end < len(tokens) and tokens[end].text != "]":
        value = literal(tokens[end])
        if value is None and tokens[end].text != ",":
            return None
        if value is not None:
            values.append(value)
        end += 1
    return Atom(tokens[at].text, "in", tuple(values)), end + 1


def _alone(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether no arithmetic or call touches the words from first to last."""
    before = tokens[first - 1].text if first else "("
    after = tokens[last + 1].text if last + 1 < len(tokens) else ")"
    inside = before == "(" and first > 1 and tokens[first - 2].kind == "call"
    return before in _JOINS and after in _JOINS and not inside


def _compared(tokens: tuple[Token, ...], at: int) -> bool:
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    before = tokens[at - 1].text if at else ""
    return after in _COMPARES or before in _COMPARES or after == "in"
