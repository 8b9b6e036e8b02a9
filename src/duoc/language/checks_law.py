"""Is what a definition cites there: the text, the article in it, in force on the definition's day?"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.definition import Definition
from duoc.language.faults import Finding, Path
from duoc.language.parameters import first_place
from duoc.language.surroundings import Surroundings, Text

_CITING = ("law", "article", "term_article")


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Citations that lead nowhere. Pages that were imported cite what they cite: nobody here chose it."""
    if around.texts is None or definition.kind == "imported":
        return
    for path, cited in [*_citations(definition.raw, ()), *_of_numbers(definition)]:
        number, _hash, article = cited.partition("#")
        text = around.texts.get(number)
        if text is not None:
            yield from _of_text(definition, path, number, article, text)
        elif path[0] == "law" or _hash or "law" in path:
            what = _("Danh mục văn bản không có «%(number)s».") % {"number": number}
            why = _("Không ai biết văn bản này là gì và còn hiệu lực không.")
            yield Finding("law", path, what, why, _("Sửa số, ký hiệu, hoặc thêm văn bản vào national/law."))


def _of_numbers(definition: Definition) -> Iterator[tuple[Path, str]]:
    """What the numbers are cited from that count on the first day, at the first place that names each."""
    for name, parameter in definition.parameters.items():
        value = parameter.on(definition.valid_from)
        if value is not None:
            yield first_place(definition.raw, name), value.article


def _citations(part: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key in _CITING and isinstance(value, str):
                yield (*path, key), value
            elif key == "law" and isinstance(value, list):
                yield from (((*path, key, index), item) for index, item in enumerate(value))
            else:
                yield from _citations(value, (*path, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _citations(value, (*path, index))


def _of_text(definition: Definition, path: Path, number: str, article: str, text: Text) -> Iterator[Finding]:
    facts = {"number": number, "article": article, "day": f"{definition.valid_from:%d/%m/%Y}", "last": text.articles}
    first = article.partition(".")[0]
    if text.articles and first.isdecimal() and not 0 < int(first) <= text.articles:
        what = _("%(number)s không có Điều %(article)s; điều cuối là Điều %(last)s.") % facts
        yield Finding("law", path, what, _("Căn cứ này không có thật."), _("Sửa số điều theo bản gốc."))
    if text.ends is not None and definition.valid_from >= text.ends:
        what = _("%(number)s đã hết hiệu lực vào ngày định nghĩa này bắt đầu (%(day)s).") % facts
        remedy = _("Dẫn văn bản thay thế %(text)s.") % {"text": text.replaced_by or "…"}
        yield Finding("law", path, what, _("Không được làm theo văn bản đã hết hiệu lực."), remedy)
    if text.begins is not None and definition.valid_from < text.begins:
        what = _("%(number)s chưa có hiệu lực vào ngày định nghĩa này bắt đầu (%(day)s).") % facts
        why = _("Chưa được làm theo văn bản này.")
        remedy = _("Viết một bản riêng, có hiệu lực từ ngày của văn bản.")
        yield Finding("law", path, what, why, remedy, level="warning")
