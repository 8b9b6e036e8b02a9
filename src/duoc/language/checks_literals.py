"""What is written down cannot work: terms that rules do not count, factors of zero, patterns that no answer meets."""

import re
import re._parser as patterns  # type: ignore[import-not-found]  # the standard library's own reader, without stubs
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from duoc.language.atoms import literal
from duoc.language.definition import Definition, Question
from duoc.language.faults import Finding
from duoc.language.functions import TERM
from duoc.language.order import every_question
from duoc.language.places import rules_with_places
from duoc.language.tokens import Token

_MOVES = ("plus", "minus")


def check(definition: Definition) -> Iterator[Finding]:
    """Words of rules and questions that are wrong whatever is answered."""
    for place in rules_with_places(definition):
        for term in _terms(place.rule.tokens):
            if TERM.fullmatch(term) is None:
                what = _("«%(term)s» không phải thời hạn mà điều kiện tính được.") % {"term": term}
                remedy = _("Viết số và day, month hoặc year; ngày làm việc để ở term, within của định nghĩa.")
                yield Finding("kind", place.path, what, _("Giá trị luôn để trống, không ai được báo."), remedy)
        if _by_zero(place.rule.tokens):
            what = _("«%(rule)s» nhân với 0.") % {"rule": place.rule.source}
            remedy = _("Ghi đúng hệ số, hoặc bỏ phép nhân.")
            yield Finding("kind", place.path, what, _("Tích luôn là 0, điều kiện không so được gì."), remedy)
    for question in every_question(definition):
        yield from _pattern(question)


def _terms(tokens: Sequence[Token]) -> Iterator[str]:
    """Texts that stand as the second value of `plus` and `minus`."""
    for at, token in enumerate(tokens):
        if token.kind != "call" or token.text not in _MOVES:
            continue
        depth, second = 0, False
        for word in tokens[at + 1 :]:
            depth += {"(": 1, ")": -1}.get(word.text, 0) if word.kind == "sign" else 0
            if depth == 0:
                break
            second = second or (depth == 1 and word.kind == "sign" and word.text == ",")
            if second and depth == 1 and word.kind == "text":
                yield str(literal(word))


def _by_zero(tokens: Sequence[Token]) -> bool:
    return any(
        token.kind == "number" and float(token.text) == 0 and "*" in {word.text for word in _beside(tokens, at)}
        for at, token in enumerate(tokens)
    )


def _beside(tokens: Sequence[Token], at: int) -> list[Token]:
    return [tokens[place] for place in (at - 1, at + 1) if 0 <= place < len(tokens)]


def _pattern(question: Question) -> Iterator[Finding]:
    """A pattern whose shortest text is longer than the field takes."""
    if question.pattern is None or not question.max_length:
        return
    try:
        shortest = patterns.parse(question.pattern.matches).getwidth()[0]
    except re.error:  # what only the product's own reader understands has no length here
        return
    if shortest > question.max_length:
        what = _("Câu «%(id)s» đòi ít nhất %(least)s ký tự theo pattern nhưng max_length là %(most)s.") % {
            "id": question.id,
            "least": shortest,
            "most": question.max_length,
        }
        yield Finding("bounds", ("id", question.id), what, _("Không ai trả lời được."), _("Sửa một trong hai."))
