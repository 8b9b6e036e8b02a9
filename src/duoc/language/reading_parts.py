"""The parts of a definition, from the mappings of a document to records; every rule compiled, all faults gathered."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from duoc.language import definition as d
from duoc.language import patterns
from duoc.language.faults import Finding, Path
from duoc.language.rules import Rule, compile_rule
from duoc.language.tokens import RuleFault
from duoc.language.vocabularies import Area, Vocabularies

T = TypeVar("T")
UNKNOWN_AMOUNT = "to_verify"
MOST_ITEMS = 200  # of a group, where the definition sets no limit
_COPIED = (
    "ask", "type", "label", "other", "default", "unit", "required", "hint", "because", "register", "lookup", "about",
    "past", "future", "partial", "min", "max", "max_length", "step", "to_verify", "within", "late",
)  # fmt: skip
_PERSON = ("name", "personal_number", "birth_date", "owner", "each", "founds", "represented_by")
_BUSINESS = ("code", "new_name", "address", "commune")
_PAPER = (
    "name", "full_name", "form", "each", "required", "why", "hint", "article", "signed", "made_from", "asked_because",
    "to_verify",
)  # fmt: skip


class Parts:
    """Reads the parts of one document; `findings` gathers what is wrong."""

    def __init__(self, raw: Mapping[str, Any], vocabularies: Vocabularies) -> None:
        self.raw = raw
        self.vocabularies = vocabularies
        self.findings: list[Finding] = []

    def rule(self, data: Mapping[str, Any], key: str, path: Path) -> Rule | None:
        return self.compile(data[key], (*path, key)) if key in data else None

    def compile(self, source: str | bool | float, path: Path) -> Rule:
        try:
            return compile_rule(source)
        except RuleFault as fault:
            why = _("Biểu thức không chạy được.")
            self.findings.append(Finding("rule", path, str(fault), why, _remedy(source)))
            return compile_rule(False)

    def day(self, text: str, path: Path) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            what = _("«%(text)s» không phải là ngày có thật.") % {"text": text}
            self.findings.append(
                Finding("date", path, what, _("Không biết hiệu lực từ ngày nào."), _("Viết năm-tháng-ngày."))
            )
            return date.min

    def each(self, key: str, read: Callable[[Mapping[str, Any], Path], T]) -> tuple[T, ...]:
        return tuple(read(item, (key, index)) for index, item in enumerate(self.raw.get(key, [])))

    def question(self, data: Mapping[str, Any], path: Path) -> d.Question:
        known = data.get("known_from", [])
        return d.Question(
            id=data["id"],
            options=_options(data, self.vocabularies),
            areas=_areas(data, self.vocabularies),
            former=self.vocabularies.former if data["type"] in ("commune", "address") else d.NOTHING,
            when=self.rule(data, "when", path),
            checks=self.checks(data, path),
            pattern=self.pattern(data, path),
            known_from=tuple(self.known(item, path) for item in (known if isinstance(known, list) else [known])),
            roles=tuple(data.get("roles", ())),
            **some(data, *_COPIED),
        )

    def checks(self, data: Mapping[str, Any], path: Path) -> tuple[d.Check, ...]:
        """The checks of a question or a group."""
        checks = data.get("check", [])
        return tuple(
            d.Check(self.compile(item["rule"], (*path, "check")), item["say"], doubt=item.get("strength") == "doubt")
            for item in (checks if isinstance(checks, list) else [checks])
        )

    def pattern(self, data: Mapping[str, Any], path: Path) -> d.Pattern | None:
        if "pattern" not in data:
            return None
        pattern = d.Pattern(**data["pattern"])
        if not patterns.readable(pattern.matches):
            what = _("Mẫu «%(text)s» không đọc được.") % {"text": pattern.matches}
            remedy = _("Viết biểu thức chính quy không nhìn trước, không tham chiếu ngược.")
            self.findings.append(Finding("rule", (*path, "pattern"), what, _("Không câu trả lời nào khớp."), remedy))
        return pattern

    def known(self, data: str | Mapping[str, Any], path: Path) -> d.KnownFrom:
        if isinstance(data, str):
            return d.KnownFrom(data)
        return d.KnownFrom(data.get("from", ""), self.rule(data, "when", (*path, "known_from")), data.get("value"))

    def page(self, data: Mapping[str, Any], path: Path) -> d.Page:
        if "group" in data:
            questions: tuple[d.Question, ...] = (self.group(data, (*path, "group")),)
        else:
            questions = self.questions(data, path)
        when, computed = self.rule(data, "when", path), self.computed(data, path)
        return d.Page(data["id"], data["title"], questions, data.get("lead", ""), when, computed)

    def questions(self, data: Mapping[str, Any], path: Path, of: str = "") -> tuple[d.Question, ...]:
        """The questions of a page, or `of` a group."""
        return tuple(
            self.question({**item, "id": of + item["id"]}, (*path, "questions", index))
            for index, item in enumerate(data["questions"])
        )

    def computed(self, data: Mapping[str, Any], path: Path) -> tuple[d.Computed, ...]:
        return tuple(
            d.Computed(
                value=self.compile(item["value"], (*path, "computed", index, "value")),
                **some(item, "id", "name", "type", "unit"),
            )
            for index, item in enumerate(data.get("computed", ()))
        )

    def group(self, page: Mapping[str, Any], path: Path) -> d.Question:
        """The one question of a page that asks for several of a kind."""
        data = page["group"]
        group = d.Group(
            questions=self.questions(data, path, f"{data['id']}."),
            computed=self.computed(data, path),
            **some(data, "item", "title"),
        )
        least = data.get("min", 0)
        return d.Question(
            id=data["id"],
            ask=page["title"],
            type="group",
            required=least > 0,
            min=least,
            max=data.get("max", MOST_ITEMS),
            checks=self.checks(data, path),
            group=group,
        )

    def variant(self, name: str, data: Mapping[str, Any]) -> d.Variant:
        for paper in data.get("papers", ()):
            if paper not in self.raw["papers"]:
                what = _("Trường hợp «%(id)s» cần giấy tờ «%(name)s» chưa được khai.") % {"id": name, "name": paper}
                path: Path = ("variants", name, "papers")
                remedy = _("Thêm vào mục papers.")
                self.findings.append(Finding("reference", path, what, _("Không biết là giấy gì."), remedy))
        return d.Variant(
            id=name,
            name=data["name"],
            when=self.rule(data, "when", ("variants", name)),
            otherwise=data.get("otherwise", False),
            papers=tuple(data["papers"]) if "papers" in data else None,
            term_by_channel=MappingProxyType(dict(data.get("term_by_channel", {}))),
            law=law_of(data.get("law", ())),
            **some(data, "term", "term_article", "term_to_verify", "completeness", "because", "to_verify"),
        )

    def paper(self, name: str, data: Mapping[str, Any]) -> d.Paper:
        held = data.get("held_in")
        return d.Paper(
            id=name,
            when=self.rule(data, "when", ("papers", name)),
            copies=MappingProxyType(dict(data.get("copies", {}))),
            held_in=d.HeldIn(held["register"], MappingProxyType(dict(held.get("where", {})))) if held else None,
            **some(data, *_PAPER),
        )

    def fee(self, data: Mapping[str, Any], path: Path) -> d.Fee:
        amount = data["amount"]
        return d.Fee(
            label=data["for"],
            amount=None if amount == UNKNOWN_AMOUNT else self.compile(amount, (*path, "amount")),
            formula="" if amount == UNKNOWN_AMOUNT else str(amount),
            when=self.rule(data, "when", path),
            until=self.rule(data, "until", path),
            basis=self.rule(data, "basis", path),
            **some(data, "kind", "article", "set_by", "to_verify", "at", "before", "rests_by", "refund"),
        )

    def ruled(self, kind: Callable[..., T], *names: str) -> Callable[[Mapping[str, Any], Path], T]:
        """A reader for records that are a condition and plain values."""

        def read(data: Mapping[str, Any], path: Path) -> T:
            return kind(when=self.rule(data, "when", path), **some(data, *names))

        return read

    def together(self) -> tuple[d.Together, ...]:
        names = ("part", "who", "personal_number", "each", "why", "article", "to_verify")
        return self.each("together", self.ruled(d.Together, *names))

    def step(self, data: Mapping[str, Any], path: Path) -> d.Step:
        share = int(data["share"].rstrip("%"))
        may = tuple(data.get("may", ()))
        at = d.Competent(**data["at"]) if "at" in data else None
        asked = ("within", "silence", "disagreement", "beside", "clock", "article", "to_verify")
        names = ("id", "post", "name", "signs", "visit", *asked)
        return d.Step(share=share, may=may, when=self.rule(data, "when", path), at=at, **some(data, *names))

    def outcome(self) -> d.Outcome:
        data, path = self.raw["outcome"], ("outcome", "results")
        results = tuple(self.result(item, (*path, index)) for index, item in enumerate(data["results"]))
        entry, orders = self.entry(data["entry"]) if "entry" in data else None, d.Orders(**data.get("orders", {}))
        return d.Outcome(results, data.get("register", ""), entry, data.get("each", ""), orders)

    def result(self, data: Mapping[str, Any], path: Path) -> d.ResultOf:
        names = ("code", "name", "kind", "document", "signer", "drawn_from", "number", "valid_for")
        return d.ResultOf(
            id=data.get("id", f"result{path[-1]}"),
            when=self.rule(data, "when", path),
            copies=self.rule(data, "copies", path),
            valid_until=self.rule(data, "valid_until", path),
            **some(data, *names, "article", "to_verify"),
        )

    def entry(self, data: Mapping[str, Any]) -> d.EntryOf:
        path: Path = ("outcome", "entry")
        persons = tuple(
            d.PersonOf(
                role=role,
                when=self.rule(person, "when", (*path, "persons", role)),
                **some(person, *_PERSON, *_BUSINESS),
            )
            for role, person in data.get("persons", {}).items()
        )
        replaced = data.get("replaces", [])
        rules = {name: self.compile(source, (*path, "data", name)) for name, source in data["data"].items()}
        return d.EntryOf(
            when=data["when"],
            data=MappingProxyType(rules),
            condition=self.rule(data, "if", path),
            persons=persons,
            replaces=tuple(replaced if isinstance(replaced, list) else [replaced]),
            lists=tuple(self._list_of(group, item) for group, item in data.get("lists", {}).items()),
            **some(data, "number", "label", "closes"),
        )

    def _list_of(self, group: str, data: Mapping[str, Any]) -> d.ListOf:
        leaves = self.rule(data, "leaves", ("outcome", "entry", "lists", group))
        return d.ListOf(group, data["by"], leaves, tuple(data.get("but_for", ())))

    def posting(self, data: Mapping[str, Any]) -> d.Posting:
        when = self.rule(data, "when", ("posting",))
        more = some(data, "say", "before_filing", "article", "to_verify")
        return d.Posting(term=data["for"], when=when, proof=tuple(data.get("proof", ())), **more)


_ALONE = re.compile(r"(?<![=!<>])=(?!=)")


def _remedy(source: str | bool | float) -> str:
    """What to do about a rule that cannot be read."""
    if _ALONE.search(str(source)):
        return _("So sánh bằng thì viết hai dấu: ==.")
    return _("Sửa lại biểu thức.")


def named_values(parts: Parts) -> Mapping[str, Rule]:
    """What rules may read by name beside answers: what `let` says, and what pages show as computed."""
    named = {name: parts.compile(rule, ("let", name)) for name, rule in parts.raw.get("let", {}).items()}
    for index, page in enumerate(parts.raw["pages"]):
        for number, item in enumerate(page.get("computed", ())):
            named[item["id"]] = parts.compile(item["value"], ("pages", index, "computed", number, "value"))
    return MappingProxyType(named)


def some(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}


def law_of(texts: Sequence[str]) -> tuple[d.LawRef, ...]:
    return tuple(d.LawRef(*text.split("#", 1)) for text in texts)


def _options(data: Mapping[str, Any], vocabularies: Vocabularies) -> Mapping[str, str]:
    """What may be chosen: the definition's own options, or the shared vocabulary of the type."""
    other = data.get("other", "") if data["type"] != "register_entry" else ""
    if data["type"] in ("commune", "country", "ethnicity"):
        return _shared_options(data["type"], other, vocabularies)
    return MappingProxyType({**data.get("options", {}), **({d.OTHER: other} if other else {})})


def _areas(data: Mapping[str, Any], vocabularies: Vocabularies) -> Mapping[str, Area]:
    """What an address may lie in; nothing where another question says it."""
    return vocabularies.areas if data["type"] == "address" and "within" not in data else d.NOTHING


@lru_cache(maxsize=200)
def _shared_options(kind: str, other: str, known: Vocabularies) -> Mapping[str, str]:
    """One mapping for all questions that choose from the same vocabulary."""
    words = {"commune": known.communes, "country": known.countries, "ethnicity": known.ethnicities}[kind]
    return MappingProxyType({**words, d.OTHER: other}) if other else words
