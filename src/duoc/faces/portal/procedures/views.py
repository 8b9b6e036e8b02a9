"""Finding a procedure, and reading on one page what it asks, takes and gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duoc.dossiers import queries as dossiers
from duoc.faces.design.formats import dong
from duoc.faces.portal import labels, law_references, readers_doubts, result_kinds, who_may_ask
from duoc.faces.portal.gate import public
from duoc.faces.portal.page import page
from duoc.faces.portal.procedures import answered, browsing, facets, linked, listed, times
from duoc.faces.web.language import language_of_reader
from duoc.language.calculations import Competent, Definition, Paper, Variant, on_day, sort_key, when_due
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.procedures import queries
from duoc.procedures.actions import count_visit
from duoc.procedures.models import Procedure

A_PAGE = 20
FEW_FIELDS = 40  # that a list names beside it; more have a page of their own
ALL = 10_000  # of what a search means: it is narrowed and counted whole, and shown by pages
LONGEST = 200  # characters of a search; more is a slip or an attack


@require_safe
@public
def listing(request: HttpRequest) -> HttpResponse:
    """All procedures in force: searched by words, narrowed by field or moment of life; linked groups stand first."""
    now = timezone.now()
    words = " ".join(request.GET.get("q", "").split())[:LONGEST]
    results = queries.find(words, now, limit=ALL) if words else None
    language = language_of_reader()
    known = queries.headings(language)  # after the search, which brings the newest data along
    cut = browsing.cut_of(request.GET, known)
    wanted = facets.narrowing_of(request.GET, known, searched=bool(words))
    listed_whole = browsing.narrowed(cut, now)
    items = results.procedures if results else facets.counted_of(listed_whole)
    narrowed = facets.of_search(items, wanted)
    rows: Any = narrowed if results else facets.of_list(listed_whole, wanted)
    shown = listed.CountedPages(rows, A_PAGE, len(narrowed)).get_page(request.GET.get("trang"))
    shown.object_list = queries.put_in_words(list(shown.object_list), timezone.localdate(), language)
    groups = results.groups if results else queries.linked_groups(life_event=cut.event) if cut.event else []
    answers = answered.shown(queries.spoken(results.answers, language), words) if results else []
    lost = results is not None and not (answers or groups or results.procedures)
    fields = [] if words else _fields(queries.offered(now), known.fields)
    context = {
        "q": words,
        "listing": shown,
        "rows": listed.rows_of(list(shown), now),
        "answers": answers,
        "part": results.part if results else "",
        "broad": browsing.saying(words, results.procedures, known) if results and results.broad else None,
        "one_word": " " not in words,
        "open_narrow": lost or bool(wanted),
        "groups": linked.shown(queries.spoken(groups, language), now) if shown.number == 1 and not wanted else [],
        "places": results.places if results else [],
        "only_places": results.only_places if results else False,
        "cut": None if words else cut,
        "fields": fields,
        "many_fields": len(fields) > FEW_FIELDS,
        "every_field": request.GET.get("xem") == "linh-vuc",
        "ways": browsing.ways(known, wanted.bodies) if lost or not words else None,
        "facets": facets.shown(items, wanted, known, request.GET, fields=bool(words)),
        "narrowed": bool(wanted),
    }
    return page(request, "portal/procedures/procedures.html", context)


def _fields(offered: QuerySet[Procedure], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The fields that have procedures, with how many."""
    counted = offered.order_by().values_list("field").annotate(Count("pk"))
    rows = [{"key": key, "name": names.get(key, key), "count": count} for key, count in counted]
    return sorted(rows, key=lambda row: sort_key(str(row["name"])))


@require_safe
@public
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure: who, what to bring, how long, how much, what one gets, who decides; and one big button."""
    now = timezone.now()
    version = queries.in_force(code, now)
    definition = on_day(queries.definition(version, language_of_reader()), timezone.localdate(now))
    openness = queries.openness(version)
    if not openness.online and request.method == "GET":
        count_visit(definition.code, now)
    actor = getattr(request, "actor", None)
    begun_here = definition.begun_online and openness.online
    open_draft = (
        dossiers.drafts_of(actor).filter(version__procedure_id=version.procedure_id).first()
        if actor and begun_here
        else None
    )
    fees = _fees(definition)
    free = all(fee.formula.strip() == "0" for fee in definition.fees)
    chosen = next((one for one in definition.variants if one.id == request.GET.get("truong-hop")), None)
    shown = [chosen] if chosen else list(definition.variants)
    papers = _papers(definition, shown)
    context = {
        "p": definition,
        "begun_here": begun_here,
        "openness": openness,
        "any_counter": "counter" in openness.ways and "counter" in definition.channels,
        "groups": queries.spoken(queries.linked_groups(procedure=code), language_of_reader()),
        "cases": [_case(one) for one in definition.variants] if len(definition.variants) > 1 else (),
        "chosen": chosen,
        "draft": open_draft,
        "signed_in": actor is not None,
        "audience": labels.audience_words(definition),
        "terms": _terms(definition, shown),
        "fees": fees,
        "fee_lines": [] if _said_beside(fees) else fees,
        "free": free,
        "free_cases": _has_free_cases(definition),
        "free_unsure": free and any(fee.to_verify for fee in definition.fees),
        "papers": papers,
        "own_forms": [row["name"] for row in papers["always"] if row["own_form"] and definition.kind == "imported"],
        "form_page": labels.form_page(definition, definition.papers.values()),
        "doubts": [*readers_doubts.for_readers(definition), *_doubts(definition, papers)],
        "conditions": who_may_ask.of(definition),
        "results": [labels.in_small_letters(result.name) for result in definition.outcome.results],
        "signed": all(result_kinds.is_document(result) for result in definition.outcome.results),
        "places": _places(definition, openness),
        "receivers": [row["words"] for row in _bodies(definition, definition.received_by)],
        "laws": law_references.cited(str(reference) for reference in definition.law),
        "field": _field(queries.bundle(version), definition),
    }
    return page(request, "portal/procedures/procedure.html", context)


def _case(variant: Variant) -> dict[str, str]:
    """A case to choose, in a few words; the whole of a long name behind them."""
    title = labels.paper_title(variant.name)
    return {"id": variant.id, "name": title, "full_name": "" if title == variant.name else variant.name}


def _fees(definition: Definition) -> list[dict[str, Any]]:
    return [
        {
            "label": fee.label,
            "words": labels.fee_words(fee, definition),
            "due": when_due(definition, fee.at, fee.before),
            "set_here": fee.set_by == "province",
            "doubt": fee.to_verify,
            "unknown": fee.amount is None,
        }
        for fee in definition.fees
    ]


def _has_free_cases(definition: Definition) -> bool:
    """Whether one line is surely nothing, and no other one is owed by everybody; lists say the same (`briefs`)."""
    lines = [(fee.formula.strip() == "0", fee) for fee in definition.fees]
    sure = any(nothing and not fee.to_verify for nothing, fee in lines)
    return sure and all(nothing or fee.when is not None for nothing, fee in lines)


def _said_beside(fees: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the box at the top says all there is to say of the fees: nothing is owed, or one fee without a name."""
    if all(fee["words"] == dong(0) and not fee["doubt"] for fee in fees):
        return True
    return len(fees) == 1 and not fees[0]["due"] and fees[0]["label"] == _("Phí, lệ phí") and not fees[0]["set_here"]


def _field(bundle: queries.OpenBundle, definition: Definition) -> str:
    name = bundle.vocabularies().fields.get(definition.field, "")
    return bundle.shared_translation(language_of_reader()).get(name, name)


@dataclass(frozen=True)
class TermLine:
    """How long one case takes."""

    name: str
    words: str
    note: str
    because: str
    doubt: str


def _terms(definition: Definition, shown: Sequence[Variant]) -> list[TermLine]:
    """The terms of the cases; one line when all take the same time."""
    by = queries.calendars()
    lines = [_term(definition, variant, by) for variant in shown]
    if len({line.words for line in lines}) == 1 and lines:
        return [TermLine("", lines[0].words, lines[0].note, "", lines[0].doubt)]
    return lines


def _term(definition: Definition, variant: Variant, by: queries.Calendars) -> TermLine:
    words = labels.term_words(variant.term) or _("Đang xác minh")
    cutoff, effect = dossiers.cutoff(variant.term, definition.clock.after_15, timezone.now(), by)
    after = times.cutoff_words(cutoff, effect)
    clock = definition.clock
    by_channel = {} if variant.completeness else clock.completeness_by_channel
    completeness = times.completeness_words(variant.completeness or clock.completeness, by_channel)
    notes = [after, *times.other_channels(variant), completeness]
    note = " ".join(note for note in notes if note)
    return TermLine(variant.name, words, note, variant.because, variant.term_to_verify)


def _papers(definition: Definition, shown: Sequence[Variant]) -> dict[str, list[dict[str, Any]]]:
    """Papers that everybody in these cases brings, those that depend on answers, and those that we write for them."""
    groups: dict[str, list[dict[str, Any]]] = {"always": [], "maybe": [], "made": []}
    papers = [paper for paper in definition.papers.values() if any(_of(paper, variant) for variant in shown)]
    for paper in sorted(papers, key=lambda paper: _order(definition, paper)):
        row = {
            "name": labels.paper_title(paper.name),
            "full_name": labels.paper_rest(paper),
            "why": paper.why,
            "form": labels.form_words(paper.form),
            "own_form": bool(paper.form and not paper.made_from),
            "hint": paper.hint,
            "form_page": labels.form_page(definition, [paper]),
            "copies": labels.copies_words(paper.copies),
            "doubt": paper.to_verify,
            "each": _item_of(definition, paper),
        }
        groups["made" if paper.made_from else "always" if _always(paper, shown) else "maybe"].append(row)
    return groups


def _item_of(definition: Definition, paper: Paper) -> str:
    """The word for one of those that each have such a paper."""
    question = definition.questions.get(paper.each)
    return question.group.item if question is not None and question.group is not None else ""


def _doubts(definition: Definition, papers: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[tuple[str, str]]:
    """What of the fees and papers shown is not confirmed, and why; told once, at the end of the page."""
    rows = [(fee.label, fee.to_verify) for fee in definition.fees]
    rows += [(row["name"], row["doubt"]) for group in papers.values() for row in group]
    return [(what, why) for what, why in rows if why]


def _order(definition: Definition, paper: Paper) -> tuple[int, int]:
    """The order in which the cases name their papers, the most ordinary case first."""
    for number, variant in enumerate(definition.variants):
        if variant.papers is not None and paper.id in variant.papers:
            return number, variant.papers.index(paper.id)
    return len(definition.variants), 0


def _of(paper: Paper, variant: Variant) -> bool:
    return variant.papers is None or paper.id in variant.papers


def _always(paper: Paper, shown: Sequence[Variant]) -> bool:
    return paper.required and paper.when is None and all(_of(paper, variant) for variant in shown)


def _places(definition: Definition, openness: queries.Openness) -> list[dict[str, str]]:
    """Who decides, in the order in which the rules are tried; or, where no rule can say it, as the openness says."""
    if openness.decided_by:
        return [{"words": openness.decided_by, "article": "", "doubt": ""}]
    return _bodies(definition, definition.competent)


def _bodies(definition: Definition, rules: Sequence[Competent]) -> list[dict[str, str]]:
    names = {}
    if any(rule.organisation for rule in rules):
        units = people.units(timezone.localdate()).exclude(kind__in=Organisation.RECEIVING)
        names = dict(units.values_list("code", "name"))
    rows: dict[str, dict[str, str]] = {}
    for rule in rules:
        words = _place(definition, rule, names)
        rows.setdefault(words, {"words": words, "article": law_references.words(rule.article), "doubt": rule.to_verify})
    return list(rows.values())


def _place(definition: Definition, rule: Competent, names: dict[str, str]) -> str:
    if rule.organisation:
        return names.get(rule.organisation, _("Cơ quan trung ương hoặc cơ quan khác"))
    if rule.commune_of:
        question = definition.questions.get(rule.commune_of)
        return labels.commune_words(question.name if question else "")
    if rule.keeper_of:
        question = definition.questions.get(rule.keeper_of)
        if question is not None and question.names_dossier:
            return _("Cơ quan đã làm hồ sơ mà bạn nêu")
        return _("Cơ quan đang giữ sổ có tên bạn")
    if rule.above:
        return _("Cơ quan cấp trên của nơi đã làm hồ sơ mà bạn nêu")
    levels = {
        "commune": _("Ủy ban nhân dân cấp xã"),
        "province": _("Ủy ban nhân dân tỉnh"),
        "department": _("Sở, cơ quan chuyên môn của tỉnh"),
        "ministry": _("Cơ quan trung ương"),
    }
    return levels.get(rule.level, _("Đang xác minh"))
