"""What the definition does not know of term and fee, entered by the desk before it accepts. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.filing.keeping import is_later
from duoc.dossiers.rules import Incomplete
from duoc.ground.worktime.calculations import WorktimeFault, parse_term


@dataclass(frozen=True)
class Entered:
    """Term and fee as the desk goes by them, each with its ground; empty where the definition knows them."""

    term: str = ""
    term_article: str = ""
    fee: int | None = None
    fee_basis: str = ""


def unknown_fees(plan: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The fee lines without an amount that are due before acceptance."""
    return [line for line in plan.get("fees", ()) if line["amount"] is None and not is_later(line)]


def completed(plan: Mapping[str, Any], entered: Entered) -> dict[str, Any]:
    """The plan with what was entered. No planning value ever takes the place of a term, no zero that of a fee.

    Raises:
        Incomplete: something is missing, wrong, or known already; `faults` names the fields.
    """
    faults = _term_faults(plan, entered) | _fee_faults(plan, entered)
    if faults:
        raise Incomplete(
            _("Chưa tiếp nhận được: thủ tục này còn điều chưa biết."),
            _("Ghi thời hạn, mức thu và căn cứ rồi tiếp nhận."),
            faults,
        )
    whole = dict(plan)
    if entered.term:
        whole |= {"term": entered.term, "term_article": entered.term_article}
    if unknown := unknown_fees(plan):
        whole["fees"] = [_with_amount(line, entered, line is unknown[0]) for line in plan["fees"]]
        whole["total"] = int(plan.get("total") or 0) + int(entered.fee or 0)
    return whole


def with_entered(fresh: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """A plan that is made anew from the definition, with the amounts that the desk entered into the one before."""
    entered = {line["label"]: dict(line) for line in kept.get("fees", ()) if line.get("entered")}
    fees = [entered.get(line["label"], line) if line["amount"] is None else line for line in fresh["fees"]]
    added = sum(int(line["amount"]) for line in fees if line.get("entered"))
    return {**fresh, "fees": fees, "total": int(fresh.get("total") or 0) + added}


def _with_amount(line: Mapping[str, Any], entered: Entered, first: bool) -> dict[str, Any]:
    """A line that was unknown: the first carries the whole amount."""
    if line["amount"] is not None or is_later(line):
        return dict(line)
    amount = entered.fee if first else 0
    return {**line, "amount": amount, "article": entered.fee_basis, "to_verify": "", "entered": True}


def _term_faults(plan: Mapping[str, Any], entered: Entered) -> dict[str, str]:
    if plan["term"]:
        return {"term": _("Thủ tục này đã có thời hạn.")} if entered.term else {}
    faults = {}
    try:
        parse_term(entered.term)
    except WorktimeFault:
        faults["term"] = _("Ghi thời hạn giải quyết: bao nhiêu ngày hay giờ. Chưa có thời hạn thì chưa hẹn ngày được.")
    if not entered.term_article:
        faults["term_article"] = _("Ghi điều, khoản của văn bản quy định thời hạn.")
    return faults


def _fee_faults(plan: Mapping[str, Any], entered: Entered) -> dict[str, str]:
    if not unknown_fees(plan):
        return {"fee": _("Thủ tục này đã có mức thu.")} if entered.fee is not None else {}
    faults = {}
    if entered.fee is None or entered.fee < 0:
        faults["fee"] = _("Ghi số tiền phải thu; không thu thì ghi 0.")
    if not entered.fee_basis:
        faults["fee_basis"] = _("Ghi căn cứ của mức thu, hoặc của việc không thu.")
    return faults
