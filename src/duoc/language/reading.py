"""From a YAML or JSON document to a Definition. Shape first, then every rule compiled; all faults are gathered."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from duoc.language import definition as d
from duoc.language import order, parameters, shape
from duoc.language.faults import DefinitionFault, Finding
from duoc.language.reading_parts import Parts, law_of, named_values, some
from duoc.language.reading_sense import sense_of
from duoc.language.vocabularies import Vocabularies

_CLOCK = (
    *(
        "after_15",
        "starts",
        "supplement",
        "stop_after",
        "stop_after_to_verify",
        "unanswered",
        "refuse_within",
        "again",
        "suspension",
        "resumes",
        "outage",
        "completeness",
        "completeness_by_channel",
        "review_day",
    ),
    *("article", "to_verify"),
)

_SINGLE = ("draft_check", "posting", "consult", "not_eligible")


def load(data: Mapping[str, Any], vocabularies: Vocabularies) -> d.Definition:
    """Read a definition from the mapping that YAML or JSON gave.

    Args:
        vocabularies: what questions of type commune, country and ethnicity choose from.

    Raises:
        DefinitionFault: with every fault found.
    """
    definition, findings = read_as_far(data, vocabularies)
    if definition is None or findings:
        raise DefinitionFault(findings)
    return definition


def read_as_far(data: Mapping[str, Any], vocabularies: Vocabularies) -> tuple[d.Definition | None, list[Finding]]:
    """The definition as far as it can be read, with every fault found: a rule that cannot be read never holds in it.
    None where it has not the shape of one, where nobody knows its days, or where it runs in a circle."""
    raw = shape.plain(data)
    if findings := shape.findings(raw):
        return None, findings
    parts = Parts(raw, vocabularies)
    definition = _whole(parts)
    if any(one.kind == "date" for one in parts.findings):  # what counts on its first day cannot be judged
        return None, parts.findings
    parts.findings += parameters.findings(raw, vocabularies.parameters, definition.valid_from)
    try:
        return order.arrange(definition), parts.findings
    except DefinitionFault as fault:
        return None, [*parts.findings, *fault.findings]


def _whole(parts: Parts) -> d.Definition:
    raw = parts.raw
    refusal = parts.ruled(d.NotServed, "say", "instead", "article", "to_verify")
    extra = parts.ruled(d.ExtraTime, "id", "add", "say", "article", "to_verify")
    check, posting, consult, negative = (raw.get(name) for name in _SINGLE)
    return d.Definition(
        code=raw["procedure"],
        valid_from=(first := parts.day(raw["valid_from"], ("valid_from",))),
        valid_to=parts.day(raw["valid_to"], ("valid_to",)) if "valid_to" in raw else None,
        name=raw["name"],
        short_name=raw.get("short_name", raw["name"]),
        summary=raw.get("summary", ""),
        title=raw.get("title", ""),
        keywords=tuple(raw.get("keywords", ())),
        life_events=tuple(raw.get("life_events", ())),
        field=raw["field"],
        kind=raw.get("kind", "tailored"),
        audience=tuple(raw["for"]),
        online=d.Online(**raw["online"]),
        protects=raw.get("protects", ""),
        channels=tuple(raw.get("channels", ("online", "counter", "post"))),
        competent=_bodies(parts, "competent"),
        received_by=_bodies(parts, "received_by"),
        handled_in=raw.get("handled_in", "here"),
        ministry_system=raw.get("ministry_system", ""),
        law=law_of(raw["law"]),
        source=MappingProxyType(dict(raw["source"])),
        to_verify=_doubts(raw, parameters.used(raw, parts.vocabularies.parameters), first),
        let=named_values(parts),
        pages=parts.each("pages", parts.page),
        variants=tuple(parts.variant(name, item) for name, item in raw["variants"].items()),
        papers=MappingProxyType({name: parts.paper(name, item) for name, item in raw["papers"].items()}),
        fees=parts.each("fees", parts.fee),
        clock=d.Clock(**some(raw.get("clock", {}), *_CLOCK)),
        extra_time=parts.each("extra_time", extra),
        draft_check=d.DraftCheck(**check) if check else None,
        posting=parts.posting(posting) if posting else None,
        consult=d.Consultation(**consult) if consult else None,
        not_eligible=d.NotEligible(**negative) if negative else None,
        hand_over=_hand_over(raw.get("hand_over")),
        together=parts.together(),
        steps=parts.each("steps", parts.step),
        desk=parts.each("desk", parts.question),
        refuse=parts.each("refuse", refusal),
        sense=sense_of(parts),
        outcome=parts.outcome(),
        parameters=parameters.used(raw, parts.vocabularies.parameters),
        raw=raw,
    )


def _bodies(parts: Parts, word: str) -> tuple[d.Competent, ...]:
    """Who decides, or who receives: one part or a list of them, each with its condition."""
    words = ("organisation", "commune_of", "keeper_of", "above", "level", "article", "to_verify")
    who = parts.ruled(d.Competent, *words)
    return tuple(who(item, (word, index)) for index, item in enumerate(_listed(parts.raw.get(word, []))))


def _listed(part: Any) -> list[Any]:
    return part if isinstance(part, list) else [part]


def _hand_over(words: Mapping[str, Any] | None) -> d.HandOver | None:
    return d.HandOver(**{**words, "ways": tuple(words["ways"])}) if words else None


def _written_questions(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for page in raw["pages"]:
        yield from page.get("questions") or page["group"]["questions"]
    yield from raw.get("desk", ())


def _doubts(raw: Mapping[str, Any], numbers: Mapping[str, parameters.Parameter], first: date) -> tuple[d.Doubt, ...]:
    """What is not confirmed, of the whole and of the parts that no page shows by themselves."""
    doubts = [d.Doubt(**item) for item in raw.get("to_verify", ())]
    if raw.get("kind") == "imported":  # whoever makes it from a page says every doubt of the whole
        return tuple(doubts)
    parts: list[tuple[str, Mapping[str, Any]]] = [
        (_("Cách tính thời gian"), raw.get("clock", {})),
        (_("Kiểm tra dự thảo"), raw.get("draft_check", {})),
        (_("Lấy ý kiến"), raw.get("consult", {})),
        (_("Niêm yết"), raw.get("posting", {})),
        *((step.get("name", step["id"]), step) for step in raw["steps"]),
        (_("Thông báo không giải quyết"), raw.get("not_eligible", {})),
        (_("Trả kết quả"), raw.get("hand_over", {})),
        *((_("Cùng ký"), item) for item in raw.get("together", ())),
        *((_("Trường hợp không nhận “%(say)s”") % item, item) for item in raw.get("refuse", ())),
        *((item["name"], item) for item in raw["outcome"]["results"]),
        *((_("Thêm thời gian: %(say)s") % item, item) for item in raw.get("extra_time", ())),
        *((item.get("label", item["ask"]), item) for item in _written_questions(raw)),
    ]
    paid = str(raw["fees"])  # a fee says by itself whether its number is confirmed
    shown = [one for name, one in numbers.items() if name not in paid]
    parts += [(one.name, {"to_verify": value.to_verify}) for one in shown for value in one.since(first)]
    number = raw["outcome"].get("entry", {}).get("number_to_verify")
    parts.append((_("Cách ghi số vào sổ"), {"to_verify": number} if number else {}))
    known = {doubt.why for doubt in doubts}
    return (
        *doubts,
        *(d.Doubt(what, part["to_verify"]) for what, part in parts if part.get("to_verify", "") not in ("", *known)),
    )
