"""From a YAML or JSON document to a Definition. Shape first, then every rule compiled; all faults are gathered."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from duoc.language import definition as d
from duoc.language import order, shape
from duoc.language.faults import DefinitionFault
from duoc.language.reading_parts import Parts, law_of, some
from duoc.language.vocabularies import Vocabularies

# What a file may say and nothing here works with stays in `raw` (applicant_time, master, number_to_verify).
_CLOCK = ("after_15", "starts", "supplement", "stop_after", "completeness", "review_day", "article", "to_verify")


def load(data: Mapping[str, Any], vocabularies: Vocabularies) -> d.Definition:
    """Read a definition from the mapping that YAML or JSON gave.

    Args:
        vocabularies: what questions of type commune, country and ethnicity choose from.

    Raises:
        DefinitionFault: with every fault found.
    """
    raw = shape.plain(data)
    findings = shape.findings(raw)
    if findings:
        raise DefinitionFault(findings)
    parts = Parts(raw, vocabularies)
    definition = _whole(parts)
    if parts.findings:
        raise DefinitionFault(parts.findings)
    return order.arrange(definition)


def _whole(parts: Parts) -> d.Definition:
    raw = parts.raw
    competent = raw["competent"] if isinstance(raw["competent"], list) else [raw["competent"]]
    who = parts.ruled(d.Competent, "organisation", "commune_of", "keeper_of", "level", "article", "to_verify")
    refusal = parts.ruled(d.NotServed, "say", "instead", "article", "to_verify")
    extra = parts.ruled(d.ExtraTime, "id", "add", "say", "article", "to_verify")
    check, posting, consult, negative = (
        raw.get(name) for name in ("draft_check", "posting", "consult", "not_eligible")
    )
    return d.Definition(
        code=raw["procedure"],
        valid_from=parts.day(raw["valid_from"], ("valid_from",)),
        valid_to=parts.day(raw["valid_to"], ("valid_to",)) if "valid_to" in raw else None,
        name=raw["name"],
        short_name=raw.get("short_name", raw["name"]),
        summary=raw.get("summary", ""),
        keywords=tuple(raw.get("keywords", ())),
        life_events=tuple(raw.get("life_events", ())),
        field=raw["field"],
        kind=raw.get("kind", "tailored"),
        audience=tuple(raw["for"]),
        online=d.Online(**raw["online"]),
        channels=tuple(raw.get("channels", ("online", "counter", "post"))),
        competent=tuple(who(item, ("competent", index)) for index, item in enumerate(competent)),
        handled_in=raw.get("handled_in", "here"),
        ministry_system=raw.get("ministry_system", ""),
        law=law_of(raw["law"]),
        source=MappingProxyType(dict(raw["source"])),
        to_verify=tuple(d.Doubt(**item) for item in raw.get("to_verify", ())),
        let=MappingProxyType({k: parts.compile(v, ("let", k)) for k, v in raw.get("let", {}).items()}),
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
        steps=parts.each("steps", parts.step),
        desk=parts.each("desk", parts.question),
        refuse=parts.each("refuse", refusal),
        outcome=parts.outcome(),
        raw=raw,
    )
