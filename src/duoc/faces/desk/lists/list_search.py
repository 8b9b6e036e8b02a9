"""Finding dossiers by code or name, typed with or without Vietnamese marks, and cutting long lists into pages."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Lower
from django.http import HttpRequest

from duoc.dossiers.models import Dossier
from duoc.ground.letters.calculations import dossier_code_in, in_latin, mended
from duoc.people.queries import full_name_of

ROWS = 25
LONGEST = 100
# With the letters that old entries have in their place (`ground.letters`, look-alikes).
_BASES = {
    "a": "áàảãạăắằẳẵặâấầẩẫậǎɑ",
    "e": "éèẻẽẹêếềểễệ",
    "i": "íìỉĩị",
    "o": "óòỏõọôốồổỗộơớờởỡợ",
    "u": "úùủũụưứừửữựƣ",
    "y": "ýỳỷỹỵ",
    "d": "đðɖƌ",
}
MARKED = "".join(_BASES.values())
BARE = "".join(base * len(marked) for base, marked in _BASES.items())
TABLE = str.maketrans(MARKED, BARE)


class Plain(Func):
    """A text column in small letters without Vietnamese marks, calculated by the database."""

    function = "TRANSLATE"
    output_field = CharField()

    def __init__(self, column: Any) -> None:
        super().__init__(Lower(Cast(column, CharField())), Value(MARKED), Value(BARE))


def plain(text: str) -> str:
    """What the database makes of a column, made of what was typed."""
    return in_latin(mended(text)).lower().translate(TABLE)[:LONGEST]


def search(rows: "QuerySet[Dossier]", typed: str) -> "QuerySet[Dossier]":
    """Dossiers whose code, temporary code, code of the Portal, title or applicant's name holds what was typed;
    the name of a protected applicant is not looked at."""
    words = plain(typed)
    if not words:
        return rows
    code = dossier_code_in(typed) or words.replace(" ", "")
    plainly = rows.annotate(plain_name=Plain(full_name_of("applicant")), plain_title=Plain("title"))
    return plainly.filter(
        Q(plain_name__contains=words, protects_applicant=False)
        | Q(plain_title__contains=words)
        | Q(code__icontains=code)
        | Q(temporary_code__icontains=code)
        | Q(partner_code__icontains=code)
    )


def cut_to_page(request: HttpRequest, rows: Any, size: int = ROWS) -> Page[Any]:
    """The page of the list that `?trang=` asks for; a number out of range gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("trang"))
