"""What a list says of procedures beside their names: how long, how much. One query for a page of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.expressions import RawSQL

from duoc.procedures.models import Version
from duoc.procedures.models.ordered_json import OrderedJSONField

PART = '"procedures_version"."definition"->%s'
"""Two small parts of a definition instead of the whole; `json` has no transform in Django, only `jsonb`."""


@dataclass(frozen=True)
class Brief:
    """Attributes:
    handed_in: whether sending it from this site hands it in; else it is prepared here and the papers are brought.
    term: as definitions write it, such as "5 working_day"; "" when it depends on case or channel or is not known.
    fee: đồng; None when it depends on the case or is not known.
    fee_doubted: whether the fee, or one of several, is not confirmed or not known.
    free_cases: whether some case surely costs nothing, while others may cost.
    own_form: whether everybody needs a form that is not made here: it is fetched, filled, signed and sent as a file.
    """

    term: str = ""
    fee: int | None = None
    handed_in: bool = True
    fee_doubted: bool = False
    own_form: bool = False
    free_cases: bool = False


def briefs(codes: Iterable[str], on: date) -> dict[str, Brief]:
    """By code, of the versions in force on that day."""
    rows = (
        Version.objects.filter(procedure__code__in=list(codes), valid_from__lte=on)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
        .order_by("valid_from", "edition")  # the last one counts
        .annotate(variants=_part("variants"), fees=_part("fees"), channels=_part("channels"), papers=_part("papers"))
        .values_list("procedure__code", "variants", "fees", "channels", "papers")
    )
    return {
        code: Brief(
            _term(variants or {}),
            _fee(fees or []),
            "online" in (channels or ()),
            any(_is_doubted(fee) for fee in fees or ()),
            any(_is_own_form(paper) for paper in (papers or {}).values()),
            _has_free_cases(fees or ()),
        )
        for code, variants, fees, channels, papers in rows
    }


def _part(name: str) -> RawSQL:
    return RawSQL(PART, [name], output_field=OrderedJSONField())  # noqa: S611 - the constant above


def _term(variants: Mapping[str, Any]) -> str:
    terms = {variant.get("term") for variant in variants.values()}
    terms |= {term for variant in variants.values() for term in variant.get("term_by_channel", {}).values()}
    only = terms.pop() if len(terms) == 1 else ""
    return only if isinstance(only, str) else ""


def _fee(fees: Iterable[Mapping[str, Any]]) -> int | None:
    lines = [(str(fee.get("amount", "")).strip(), "when" in fee) for fee in fees]
    if all(amount == "0" for amount, _sometimes in lines):
        return 0
    [(amount, sometimes), *more] = lines
    return int(amount) if amount.isdigit() and not sometimes and not more else None


def _is_doubted(fee: Mapping[str, Any]) -> bool:
    return bool(fee.get("to_verify")) or str(fee.get("amount", "")).strip() in ("", "to_verify")


def _has_free_cases(fees: Iterable[Mapping[str, Any]]) -> bool:
    """Whether one line is surely nothing, and no other one is owed by everybody."""
    lines = [(str(fee.get("amount", "")).strip() == "0", fee) for fee in fees]
    sure = any(nothing and not fee.get("to_verify") for nothing, fee in lines)
    others = [fee for nothing, fee in lines if not nothing]
    return sure and bool(others) and all("when" in fee for fee in others)


def _is_own_form(paper: Mapping[str, Any]) -> bool:
    """Whether the paper is an official form that everybody fills in and signs outside this site."""
    return (
        bool(paper.get("form"))
        and paper.get("required", True) is True
        and not (paper.get("made_from") or paper.get("when"))
    )
