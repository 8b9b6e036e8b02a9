"""How a request goes its way, as a procedure says: time, drafts, others that are asked, refusals, sense checks."""

from typing import Any

from duoc.language.calculations import Consultation, Definition, Posting


def of(definition: Definition) -> dict[str, Any]:
    """What is not said of a procedure is null or empty."""
    clock, check, negative = definition.clock, definition.draft_check, definition.not_eligible
    return {
        "clock": {
            "starts": clock.starts,
            "supplement": clock.mode,
            "article": clock.article,
            "to_verify": " ".join(filter(None, (clock.to_verify, clock.stop_after_to_verify))),
        },
        "draft_check": None
        if check is None
        else {
            "within": check.within,
            "silence": check.silence,
            "article": check.article,
            "to_verify": check.to_verify,
        },
        "consult": _consult(definition.consult),
        "posting": _posting(definition.posting),
        "not_eligible": None
        if negative is None
        else {
            "within": negative.within,
            "say": negative.say,
            "article": negative.article,
            "to_verify": negative.to_verify,
        },
        "hand_over": _hand_over(definition),
        "refusals": [
            {"say": one.say, "instead": one.instead, "article": one.article, "to_verify": one.to_verify}
            for one in definition.refuse
        ],
        "sense": [
            {"say": one.say, "doubt": one.doubt, "article": one.article, "to_verify": one.to_verify}
            for one in definition.sense
        ],
    }


def _hand_over(definition: Definition) -> dict[str, Any]:
    """The ways that are open, and where a law closes one, why."""
    rule = definition.hand_over
    why = {"say": rule.say, "article": rule.article, "to_verify": rule.to_verify} if rule else {}
    return {"ways": list(definition.return_ways), "say": "", "article": "", "to_verify": "", **why}


def _consult(rule: Consultation | None) -> dict[str, str] | None:
    if rule is None:
        return None
    return {
        "within": rule.within,
        "silence": rule.silence,
        "say": rule.say,
        "article": rule.article,
        "to_verify": rule.to_verify,
    }


def _posting(rule: Posting | None) -> dict[str, str] | None:
    if rule is None:
        return None
    return {"term": rule.term, "say": rule.say, "article": rule.article, "to_verify": rule.to_verify}
