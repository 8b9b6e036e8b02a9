"""Is what a definition cites there: the text, the article in it, in force on the definition's day?"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from duoc.language import typing_rules as kinds
from duoc.language.definition import Definition
from duoc.language.faults import Finding, Path
from duoc.language.nearest import choose
from duoc.language.parameters import first_place
from duoc.language.surroundings import Surroundings, Text

NUMBER_OF_TEXT = re.compile(r"[0-9A-Z][0-9A-Za-z.]*/(?:[12][0-9]{3}/)?[A-ZĐƯ][A-ZĐƯa-z0-9.-]*")
MOST_ARTICLES = 689  # of the Civil Code 91/2015/QH13: no text in force has more
# Words that name a text, or the page of a procedure.
_SOURCE = re.compile(rf"{NUMBER_OF_TEXT.pattern}|\b[0-9]\.[0-9]{{6}}\b")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+")
_CITING = ("law", "article", "term_article", "rests_by")


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Citations that lead nowhere. Pages that were imported cite what they cite: nobody here chose it."""
    yield from _source(definition, around)
    if around.texts is None or definition.kind == "imported":
        return
    uncounted: dict[str, list[tuple[Path, str]]] = {}
    ended: set[str] = set()  # each text is named once
    for path, cited in [*_citations(definition.raw, ()), *_of_numbers(definition)]:
        number, _hash, article = cited.partition("#")
        text = around.texts.get(number)
        if text is not None:
            yield from _of_text(definition, path, number, article, text)
            if number not in ended and (finding := _of_end(definition, around, path, number, text)):
                ended.add(number)
                yield finding
            if finding := _unread(definition, around, path, number, text):
                yield finding
            if article and not text.articles:
                uncounted.setdefault(number, []).append((path, article))
        elif path[0] == "law" or _hash or "law" in path or NUMBER_OF_TEXT.fullmatch(number):
            what = _("Danh mục văn bản không có «%(number)s».") % {"number": number}
            why = _("Không ai biết văn bản này là gì và còn hiệu lực không.")
            remedy = choose(number, around.texts, _("Thêm văn bản vào national/law."))
            yield Finding(
                "law", path, what, why, _("Sửa số, ký hiệu, hoặc thêm văn bản vào national/law.") + " " + remedy
            )
        elif not _SOURCE.search(cited) and not _doubted(definition, path):
            what = _("«%(cited)s» không phải căn cứ: không có số văn bản, cũng không nói đọc ở trang nào.") % {
                "cited": cited
            }
            remedy = _("Viết như 60/2014/QH13#16, hoặc “Trang thủ tục 1.001193: …”; chưa rõ thì thêm to_verify.")
            yield Finding("law", path, what, _("Không ai đối chiếu được."), remedy)
    yield from _uncounted(uncounted)


def _of_end(definition: Definition, around: Surroundings, path: Path, number: str, text: Text) -> Finding | None:
    """A text that ends, or has ended, while the definition goes on. What has ended is wrong; what will end is named."""
    if text.ends is None or definition.valid_from >= text.ends:  # the second is told by `_of_text`
        return None
    next_from = min((day for day in around.versions_from if day > definition.valid_from), default=None)
    last = min((day for day in (definition.valid_to, next_from) if day is not None), default=None)
    if last is not None and last <= text.ends:
        return None
    over = around.today is not None and around.today >= text.ends
    facts = {"number": number, "day": f"{text.ends:%d/%m/%Y}", "text": text.replaced_by or "…"}
    what = _("%(number)s hết hiệu lực từ %(day)s mà định nghĩa này không ghi ngày hết hiệu lực.") % facts
    why = _("Từ ngày ấy hồ sơ vẫn được giải quyết theo văn bản đã hết hiệu lực.")
    remedy = _("Viết bản mới từ ngày ấy theo %(text)s, hoặc ghi valid_to.") % facts
    return Finding("law", path, what, why, remedy, level="error" if over else "warning")


def _unread(definition: Definition, around: Surroundings, path: Path, number: str, text: Text) -> Finding | None:
    """A part by a text that is not in force yet on the day of the check: nobody has lived by it, so a doubt of its own
    stands beside it. The list of texts and `online` have no place for one."""
    coming = around.today is not None and text.begins is not None and around.today < text.begins
    if not coming or path[0] in ("law", "online") or path[-2:-1] == ("law",) or _doubted(definition, path):
        return None
    what = _("Phần này dẫn %(number)s, văn bản hôm nay chưa có hiệu lực, mà không có to_verify.") % {"number": number}
    why = _("Người đọc tưởng nội dung đã đối chiếu với văn bản đang áp dụng.")
    remedy = _("Thêm to_verify: đã đọc toàn văn chưa, hướng dẫn đã có chưa.")
    return Finding("doubt", path, what, why, remedy, level="warning")


def _source(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Where it was read: an address that a browser opens, on a day that has been."""
    url, read = definition.source.get("url", ""), definition.source.get("read", "")
    if url and not _ADDRESS.fullmatch(url):
        what = _("«%(url)s» không phải địa chỉ trang web.") % {"url": url[:80]}
        yield Finding("law", ("source", "url"), what, _("Không ai mở được trang gốc."), _("Viết đủ https://…"))
    if around.today is not None and kinds.is_date(read) and read > around.today.isoformat():
        what = _("Ngày đọc trang gốc (%(day)s) chưa tới.") % {"day": read}
        yield Finding("date", ("source", "read"), what, _("Không ai đọc được trang vào ngày ấy."), _("Sửa ngày."))


def _doubted(definition: Definition, path: Path) -> bool:
    """Whether the part that holds the citation says that it is not confirmed."""
    part: Any = definition.raw
    for key in path[:-1]:
        part = part[key]
    return isinstance(part, Mapping) and bool(part.get("to_verify") or part.get("term_to_verify"))


def _uncounted(texts: Mapping[str, list[tuple[Path, str]]]) -> Iterator[Finding]:
    """Once a text: the catalogue does not say how many articles it has, so nobody has looked at these."""
    for number, cited in texts.items():
        articles = sorted({article for _path, article in cited})
        what = _("Điều khoản chưa kiểm tra được: %(number)s, Điều %(articles)s.") % {
            "number": number,
            "articles": ", ".join(articles),
        }
        why = _("Danh mục văn bản chưa ghi văn bản này có bao nhiêu điều.")
        remedy = _("Đối chiếu bản gốc rồi ghi articles trong national/law.")
        yield Finding("law", cited[0][0], what, why, remedy, level="warning")


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
    if not text.articles and first.isdecimal() and not 0 < int(first) <= MOST_ARTICLES:
        what = _("Không văn bản nào có Điều %(article)s.") % facts
        yield Finding("law", path, what, _("Căn cứ này không có thật."), _("Sửa số điều theo bản gốc."))
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
        yield Finding("law", path, what, why, remedy)
