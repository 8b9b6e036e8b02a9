"""From a YAML or JSON document to a Definition. Shape first, then every rule compiled; all faults are gathered."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from duoc.procedures.language import definition as d
from duoc.procedures.language import order, shape, vocabularies
from duoc.procedures.language.faults import DefinitionFault, Finding, Path
from duoc.procedures.language.rules import Rule, compile_rule
from duoc.procedures.language.tokens import RuleFault

T = TypeVar("T")
UNKNOWN_AMOUNT = "to_verify"
_COPIED = (
    "ask", "type", "label", "other", "default", "unit", "required", "hint", "because", "register", "lookup", "past",
    "future", "min", "max", "max_length", "step", "to_verify",
)  # fmt: skip
# What a file may say and nothing here works with stays in `raw` (applicant_time, master, number_to_verify).
_CLOCK = ("after_15", "starts", "supplement", "stop_after", "completeness", "review_day", "article", "to_verify")


def load(data: Mapping[str, Any]) -> d.Definition:
    """Read a definition from the mapping that YAML or JSON gave. Raises DefinitionFault with every fault found."""
    raw = shape.plain(data)
    findings = shape.findings(raw)
    if findings:
        raise DefinitionFault(findings)
    reader = _Reader(raw)
    definition = reader.definition()
    if reader.findings:
        raise DefinitionFault(reader.findings)
    return order.arrange(definition)


class _Reader:
    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self.findings: list[Finding] = []

    # --- small readers -------------------------------------------------------------------------------------------

    def rule(self, data: Mapping[str, Any], key: str, path: Path) -> Rule | None:
        return self.compile(data[key], (*path, key)) if key in data else None

    def compile(self, source: str | bool | float, path: Path) -> Rule:
        try:
            return compile_rule(source)
        except RuleFault as fault:
            self.findings.append(Finding("rule", path, str(fault), "Biểu thức không chạy được.", "Sửa lại biểu thức."))
            return compile_rule(False)

    def day(self, text: str, path: Path) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            what = f"«{text}» không phải là ngày có thật."
            self.findings.append(
                Finding("date", path, what, "Không biết hiệu lực từ ngày nào.", "Viết năm-tháng-ngày.")
            )
            return date.min

    def each(self, key: str, read: Callable[[Mapping[str, Any], Path], T]) -> tuple[T, ...]:
        return tuple(read(item, (key, index)) for index, item in enumerate(self.raw.get(key, [])))

    # --- parts ---------------------------------------------------------------------------------------------------

    def question(self, data: Mapping[str, Any], path: Path) -> d.Question:
        checks = data.get("check", [])
        known = data.get("known_from", [])
        return d.Question(
            id=data["id"],
            options=_options(data),
            when=self.rule(data, "when", path),
            checks=tuple(
                d.Check(self.compile(item["rule"], (*path, "check")), item["say"])
                for item in (checks if isinstance(checks, list) else [checks])
            ),
            known_from=tuple(self.known(item, path) for item in (known if isinstance(known, list) else [known])),
            roles=tuple(data.get("roles", ())),
            **_some(data, *_COPIED),
        )

    def known(self, data: str | Mapping[str, Any], path: Path) -> d.KnownFrom:
        if isinstance(data, str):
            return d.KnownFrom(data)
        return d.KnownFrom(data["from"], self.rule(data, "when", (*path, "known_from")))

    def page(self, data: Mapping[str, Any], path: Path) -> d.Page:
        questions = tuple(
            self.question(item, (*path, "questions", index)) for index, item in enumerate(data["questions"])
        )
        return d.Page(data["id"], data["title"], questions, data.get("lead", ""), self.rule(data, "when", path))

    def variant(self, name: str, data: Mapping[str, Any]) -> d.Variant:
        return d.Variant(
            id=name,
            name=data["name"],
            when=self.rule(data, "when", ("variants", name)),
            otherwise=data.get("otherwise", False),
            papers=tuple(data["papers"]) if "papers" in data else None,
            term_by_channel=MappingProxyType(dict(data.get("term_by_channel", {}))),
            law=_law(data.get("law", ())),
            **_some(data, "term", "term_article", "term_to_verify", "completeness", "because", "to_verify"),
        )

    def paper(self, name: str, data: Mapping[str, Any]) -> d.Paper:
        held = data.get("held_in")
        return d.Paper(
            id=name,
            when=self.rule(data, "when", ("papers", name)),
            copies=MappingProxyType(dict(data.get("copies", {}))),
            held_in=d.HeldIn(held["register"], MappingProxyType(dict(held.get("where", {})))) if held else None,
            **_some(
                data,
                "name",
                "full_name",
                "form",
                "required",
                "why",
                "hint",
                "article",
                "signed",
                "made_from",
                "asked_because",
                "to_verify",
            ),
        )

    def fee(self, data: Mapping[str, Any], path: Path) -> d.Fee:
        amount = data["amount"]
        return d.Fee(
            label=data["for"],
            amount=None if amount == UNKNOWN_AMOUNT else self.compile(amount, (*path, "amount")),
            formula="" if amount == UNKNOWN_AMOUNT else str(amount),
            when=self.rule(data, "when", path),
            **_some(data, "kind", "article", "refundable", "set_by", "to_verify"),
        )

    def ruled(self, kind: Callable[..., T], *names: str) -> Callable[[Mapping[str, Any], Path], T]:
        """A reader for records that are a condition and plain values."""

        def read(data: Mapping[str, Any], path: Path) -> T:
            return kind(when=self.rule(data, "when", path), **_some(data, *names))

        return read

    def step(self, data: Mapping[str, Any], path: Path) -> d.Step:
        share = int(data["share"].rstrip("%"))
        may = tuple(data.get("may", ()))
        return d.Step(share=share, may=may, when=self.rule(data, "when", path), **_some(data, "id", "post", "name"))

    def outcome(self) -> d.Outcome:
        data = self.raw["outcome"]
        results = tuple(self.result(item, ("outcome", "results", index)) for index, item in enumerate(data["results"]))
        entry = self.entry(data["entry"]) if "entry" in data else None
        return d.Outcome(results, data.get("register", ""), entry)

    def result(self, data: Mapping[str, Any], path: Path) -> d.ResultOf:
        names = ("code", "name", "document", "signer", "drawn_from", "number", "valid_for")
        return d.ResultOf(
            id=data.get("id", f"result{path[-1]}"),
            when=self.rule(data, "when", path),
            copies=self.rule(data, "copies", path),
            valid_until=self.rule(data, "valid_until", path),
            **_some(data, *names, "article", "to_verify"),
        )

    def entry(self, data: Mapping[str, Any]) -> d.EntryOf:
        path: Path = ("outcome", "entry")
        persons = tuple(
            d.PersonOf(
                role=role,
                when=self.rule(person, "when", (*path, "persons", role)),
                **_some(person, "name", "personal_number", "birth_date", "owner"),
            )
            for role, person in data.get("persons", {}).items()
        )
        rules = {name: self.compile(source, (*path, "data", name)) for name, source in data["data"].items()}
        return d.EntryOf(
            when=data["when"],
            data=MappingProxyType(rules),
            condition=self.rule(data, "if", path),
            persons=persons,
            **_some(data, "number", "label", "replaces", "closes"),
        )

    # --- the whole -----------------------------------------------------------------------------------------------

    def definition(self) -> d.Definition:
        raw = self.raw
        competent = raw["competent"] if isinstance(raw["competent"], list) else [raw["competent"]]
        who = self.ruled(d.Competent, "organisation", "commune_of", "keeper_of", "level", "article", "to_verify")
        refusal = self.ruled(d.NotServed, "say", "instead", "article", "to_verify")
        extra = self.ruled(d.ExtraTime, "id", "add", "say", "article", "to_verify")
        check, posting, consult, negative = (
            raw.get(name) for name in ("draft_check", "posting", "consult", "not_eligible")
        )
        return d.Definition(
            code=raw["procedure"],
            valid_from=self.day(raw["valid_from"], ("valid_from",)),
            valid_to=self.day(raw["valid_to"], ("valid_to",)) if "valid_to" in raw else None,
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
            law=_law(raw["law"]),
            source=MappingProxyType(dict(raw["source"])),
            to_verify=tuple(d.Doubt(**item) for item in raw.get("to_verify", ())),
            let=MappingProxyType({k: self.compile(v, ("let", k)) for k, v in raw.get("let", {}).items()}),
            pages=self.each("pages", self.page),
            variants=tuple(self.variant(name, item) for name, item in raw["variants"].items()),
            papers=MappingProxyType({name: self.paper(name, item) for name, item in raw["papers"].items()}),
            fees=self.each("fees", self.fee),
            clock=d.Clock(**_some(raw.get("clock", {}), *_CLOCK)),
            extra_time=self.each("extra_time", extra),
            draft_check=d.DraftCheck(**check) if check else None,
            posting=self.posting(posting) if posting else None,
            consult=d.Consultation(**consult) if consult else None,
            not_eligible=d.NotEligible(**negative) if negative else None,
            steps=self.each("steps", self.step),
            desk=self.each("desk", self.question),
            refuse=self.each("refuse", refusal),
            outcome=self.outcome(),
            raw=raw,
        )

    def posting(self, data: Mapping[str, Any]) -> d.Posting:
        when = self.rule(data, "when", ("posting",))
        return d.Posting(term=data["for"], when=when, **_some(data, "say", "article", "to_verify"))


def _some(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}


def _law(texts: Sequence[str]) -> tuple[d.LawRef, ...]:
    return tuple(d.LawRef(*text.split("#", 1)) for text in texts)


def _options(data: Mapping[str, Any]) -> Mapping[str, str]:
    """What may be chosen: the definition's own options, or the shared vocabulary of the type."""
    other = data.get("other", "") if data["type"] != "register_entry" else ""
    if data["type"] in ("commune", "country", "ethnicity"):
        return _shared_options(data["type"], other, vocabularies.current())
    return MappingProxyType({**data.get("options", {}), **({d.OTHER: other} if other else {})})


@lru_cache(maxsize=200)
def _shared_options(kind: str, other: str, known: vocabularies.Vocabularies) -> Mapping[str, str]:
    """One mapping for all questions that choose from the same vocabulary."""
    words = {"commune": known.communes, "country": known.countries, "ethnicity": known.ethnicities}[kind]
    return MappingProxyType({**words, d.OTHER: other}) if other else words
