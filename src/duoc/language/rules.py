"""Rules: conditions and formulas in CEL, compiled once, each knowing which answers it reads.

Three decisions make every evaluator agree: all numbers are doubles (whole numbers in the source are rewritten); a rule
that meets a missing answer is unknown, `&&` and `||` absorb the unknown as in three-valued logic, and an unknown
condition does not hold; functions come from one closed list.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import cel
from django.utils.translation import gettext as _

from duoc.language.functions import ARITY, FUNCTIONS
from duoc.language.tokens import RuleFault, Token, arguments, split

# CEL's own `size` answers an int, which CEL then refuses to mix with doubles; ours has another name inside.
_INSIDE = {"size": "size_"}


def _quiet(function: Callable[..., Any]) -> Callable[..., Any]:
    """Answer null instead of raising: the library prints a raised error, and with it an answer, to stderr."""

    def call(*values: Any) -> Any:
        try:
            return function(*values)
        except (TypeError, ValueError, OverflowError):
            return None

    return call


_CALLABLES = {_INSIDE.get(name, name): _quiet(function) for name, function in FUNCTIONS.items()}


class Missing(Exception):
    """The rule met an answer that is not there."""


class Unusable(Exception):
    """The rule was given values that it cannot work on: a fault of the definition."""


class Rule:
    """One compiled rule. `reads` holds the dotted paths it reads, `tokens` its words for analysis."""

    __slots__ = ("_called", "_paths", "_program", "reads", "source", "tokens")

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = split(source)
        self.reads = frozenset(token.text for token in self.tokens if token.kind == "path")
        self._paths = tuple(tuple(path.split(".")) for path in self.reads)
        _check_calls(self.tokens)
        called = {_INSIDE.get(token.text, token.text) for token in self.tokens if token.kind == "call"}
        self._called = {name: _CALLABLES[name] for name in called & _CALLABLES.keys()}
        try:
            self._program = cel.compile(_rewrite(self.tokens))
        except ValueError as error:
            raise RuleFault(
                _("Biểu thức «%(source)s» sai cú pháp: %(error)s") % {"source": source, "error": _first_words(error)}
            ) from error

    def __repr__(self) -> str:
        return f"Rule({self.source!r})"

    def evaluate(self, scope: Mapping[str, Any]) -> Any:
        """The value in this scope (nested dictionaries). Raises Missing, or Unusable."""
        given: dict[str, Any] = dict(self._called)
        for path in self._paths:
            _lay(given, path, scope)
        try:
            return self._program.execute(given)
        except KeyError as error:
            raise Missing(str(error)) from error
        except RuntimeError as error:
            if any(len(path) == 1 and path[0] not in scope for path in self._paths):
                raise Missing(str(error)) from error
            raise Unusable(_first_words(error)) from error
        except (TypeError, ValueError, OverflowError) as error:
            raise Unusable(_first_words(error)) from error

    def worked_out(self, scope: Mapping[str, Any]) -> Any:
        """The value in this scope; None where an answer is missing, or the values are none that it can work on."""
        try:
            return self.evaluate(scope)
        except (Missing, Unusable):
            return None

    def holds(self, scope: Mapping[str, Any]) -> bool:
        """Whether the condition is known to be true. A missing answer, or a value that is no truth, does not hold."""
        return self.worked_out(scope) is True


def _lay(given: dict[str, Any], path: tuple[str, ...], scope: Mapping[str, Any]) -> None:
    """Lay one path of the scope into what the library is given: it converts all that it gets, so it gets little."""
    place: Mapping[str, Any] = scope
    target = given
    for name in path[:-1]:
        below = place.get(name, {})
        if not isinstance(below, Mapping):
            target[name] = below  # a plain value has no parts: the library then calls the rule unusable
            return
        place = below
        target = target.setdefault(name, {})
    if path[-1] in place:
        target[path[-1]] = place[path[-1]]


def _check_calls(tokens: tuple[Token, ...]) -> None:
    for index, token in enumerate(tokens):
        if token.kind == "call":
            least, most = ARITY[token.text]
            if not least <= arguments(tokens, index) <= most:
                wanted = (
                    str(least) if least == most else _("từ %(least)s đến %(most)s") % {"least": least, "most": most}
                )
                raise RuleFault(_("Hàm %(text)s cần %(wanted)s giá trị.") % {"text": token.text, "wanted": wanted})
            if token.text in ("min", "max") and arguments(tokens, index) == 1 and tokens[index + 2].kind != "path":
                raise RuleFault(
                    _("Hàm %(text)s cần từ hai giá trị, hoặc danh sách của một nhóm.") % {"text": token.text}
                )
            if token.text == "has" and not ("." in tokens[index + 2].text and tokens[index + 2].kind == "path"):
                raise RuleFault(_("Hàm has chỉ nhận mã câu hỏi có dấu chấm, ví dụ has(mother.full_name)."))


def _rewrite(tokens: tuple[Token, ...]) -> str:
    words: list[str] = []
    for token in tokens:
        if token.kind == "number" and "." not in token.text:
            words.append(token.text + ".0")
        elif token.kind == "call":
            words.append(_INSIDE.get(token.text, token.text))
        else:
            words.append(token.text)
    return " ".join(words)


def _first_words(error: Exception) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return lines[0][:200] if lines else type(error).__name__


@lru_cache(maxsize=20_000)
def _compiled(source: str) -> Rule:
    return Rule(source)


def compile_rule(source: str | bool | float) -> Rule:
    """A rule from its text, compiled once for the whole process. Raises RuleFault."""
    if isinstance(source, bool):
        source = "true" if source else "false"
    return _compiled(str(source).strip())


def holds(rule: Rule | None, scope: Mapping[str, Any]) -> bool:
    """No condition, or one that is known to be true."""
    return rule is None or rule.holds(scope)
