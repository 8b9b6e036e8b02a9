"""The legal texts of a page: rows of title and number, glued into one text."""

import re
from dataclasses import dataclass

from duoc.importer.cleaning import cut, empty, one_line
from duoc.importer.doubts import Doubts
from duoc.law.calculations import kind_of, normalise, numbers_in

HEAD = "Tên văn bản pháp lýMã văn bản"
# Behind a number cell: the end, or the next title without a blank. Prose goes on with one: "số 24/2012/NĐ-CP ngày …".
_END = re.compile(r"$|\n|[^\s.,;:)/–-]| (?=Luật|Nghị|Thông|Quyết|Pháp|Bộ luật|Hiến pháp)")
_KIND = re.compile(
    r"(?:(?:Bộ )?Luật|Nghị định|Thông tư(?: liên tịch)?|Quyết định|Nghị quyết|Pháp lệnh)?", re.IGNORECASE
)
_FROM = re.compile(
    r"^(?:ngày [0-9]{1,2}[/ ][^A-ZĐ]{1,20}[0-9]{4}\s*)?(?:của (?:Chính phủ|Quốc hội|Thủ tướng Chính phủ)[\s:,-]*)?"
)


# Who issues what. Behind a glued number stands a capital as often as not, so only known marks tell where it ends.
_ISSUERS = (
    "BCA", "BCT", "BDTTG", "BGDĐT", "BGDDT", "BGTVT", "BHXH", "BKHCN", "BKHĐT", "BLĐTBXH", "BLDTBXH", "BNG", "BNNMT",
    "BNNPTNT", "BNN", "BNV", "BQP", "BTC", "BTNMT", "BTP", "BTTTT", "BVHTTDL", "BXD", "BYT", "NHNN", "TANDTC",
    "VKSNDTC", "TTCP", "UBDT", "VPCP",
)  # fmt: skip
_ISSUER = "|".join(sorted(_ISSUERS, key=len, reverse=True))
_DASH, _SLASH = r"\s*[-–]\s*", r"\s*/\s*"
_MARK = (
    rf"(?:N[ĐD]{_DASH}CP|NQ{_DASH}(?:CP|H[ĐD]ND|H[ĐD]TP|UBTVQH[0-9]{{1,2}})|Q[ĐD]{_DASH}(?:TTg|UBND|{_ISSUER})"
    rf"|TT(?:LT)?(?:{_DASH}(?:{_ISSUER}))+|CT{_DASH}TTg|(?:PL{_DASH})?UBTVQH[0-9]{{1,2}}|QH[0-9]{{1,2}}|VBHN{_DASH}[A-Z]{{3,6}})"
)
# A number begins behind no figure, except where the year of the title before it is glued to it: "2024" "48/2024/QH15".
_BEGIN = r"(?:(?<![0-9/])(?<![0-9]\.)|(?<=QH[0-9][0-9])|(?<=[^\W\d_] [12][0-9]{3})|(?<=[0-9]/20[0-9]{2}))"
_NUMBER = re.compile(rf"{_BEGIN}[0-9]{{1,5}}(?:\.[0-9]{{1,2}}|[a-z])?{_SLASH}(?:[0-9]{{4}}{_SLASH})?{_MARK}")
_WORDS = "Nghị định|Thông tư|Quyết định|Nghị quyết"
# The words that lead to a number; "… hộ tịchNghị định": glued to the title, when its number follows.
_TAIL = re.compile(rf"(?:\b(?:{_WORDS})\s*|(?<=[^\W\d_])(?-i:Luật|{_WORDS})\s*)?(?:\bsố\s*)?$", re.IGNORECASE)
_LEAD = re.compile(rf"^{_KIND.pattern[:-1]}(?:\s+số)?(?:\s*{_NUMBER.pattern})?[\s:,-]*", re.IGNORECASE)


SHORTEST = 12  # letters; what is shorter names nothing ("Thông thư")


@dataclass(frozen=True)
class Basis:
    """One text: number, and the title that the page gives it."""

    number: str
    title: str


def read(text: str, doubts: Doubts) -> tuple[Basis, ...]:
    """The texts that the page rests on, each once, in its order; texts that a title only speaks of are left out."""
    body = text.replace(HEAD, "", 1)
    if empty(body):
        doubts.add("no_law", "Trang quốc gia không ghi căn cứ pháp lý.")
        return ()
    titles: dict[str, str] = {}
    start = 0
    for match in _NUMBER.finditer(body):
        number = normalise(match.group())
        if not number or not _END.match(body, match.end()):
            continue  # a title speaks of it: "… của Nghị định số 24/2012/NĐ-CP ngày …"
        titles.setdefault(number, _title(body[start : match.start()], number))
        start = match.end()
    if not titles:
        titles = dict.fromkeys(numbers_in(body), "")
    if not titles:
        doubts.add("law_without_number", f"Căn cứ không có số hiệu: {cut(one_line(body), 300)}")
    return tuple(Basis(number, title) for number, title in titles.items() if len(number) <= 60)


def _title(title: str, number: str) -> str:
    """The title without the words that only lead to the number; "" when it says nothing but the number."""
    title = _TAIL.sub("", one_line(title)).strip(" .;,:-")
    if _KIND.fullmatch(_NUMBER.sub("", title).strip(" .;,:-")) or (kind_of(number) and len(title) < SHORTEST):
        return ""
    first = _NUMBER.search(title[:40])
    if first and normalise(first.group()) != number:
        return ""  # the title of another text: a cell is missing on the page
    # Where the number gives the kind, the title need not: "Thông tư số 08/2025/TT-BTP quy định …" is "Quy định …".
    if not kind_of(number):
        return cut(title[:1].upper() + title[1:], 900)
    rest = _LEAD.sub("", title)
    plain = _FROM.sub("", rest)
    # "ngày 20/4/2018 của Bộ Tài chính …" goes on behind the kind; where the issuer ends nobody can tell.
    return cut(rest if plain[:4].casefold() in ("của ", "do b") else plain[:1].upper() + plain[1:], 900)
