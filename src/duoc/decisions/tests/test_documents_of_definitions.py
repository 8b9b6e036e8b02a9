"""Every document that a definition names is printed from the situations of its cases, signed, sealed and verified."""

import io
import re
import subprocess
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings

from duoc.decisions.rendering import result_data
from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import dossier_data, nested
from duoc.ground.documents import actions
from duoc.ground.documents.calculations import qr_svg
from duoc.ground.documents.queries import fields_of, verify
from duoc.instruments.calculations import title_lines
from duoc.language import cases
from duoc.language.calculations import (
    Definition,
    GivenHoldings,
    Plan,
    Question,
    ResultDraft,
    evaluate,
    read_cases,
    results_of,
)
from duoc.people.models import Organisation
from duoc.procedures.bundles import FORMS
from duoc.procedures.catalogue_checks import definitions_in
from duoc.procedures.queries import read_document

FOLDERS = sorted((settings.CATALOG / settings.PROVINCE / "procedures").iterdir())
pytestmark = pytest.mark.django_db  # names of communes follow reorganisations
SIGNED_AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
URL = "http://localhost:8000/kiem-tra/4f7c2b9e8d1a4c06/"
# Results of more than one page: a book for the vessel's crew, a permit with the investor's duties on its back.
PAGES = {"crew-book.typ": 3, "permit.typ": 2}
DESK: Mapping[str, Any] = {
    "text": "TN-0001/2026",
    "personal_number": "000000000901",
    "date": "2027-12-31",  # of validity
    "integer": 5,
    "number": "5",
    "money": 2_500_000,
    "boolean": False,
    "long_text": "Ghi trong sổ (thử nghiệm)",
    "person_name": "Lê Thị Thử Nghiệm",
    "ethnicity": "01",
    "country": "vn",
}


@dataclass(frozen=True)
class Printed:
    """A document before it is signed. `result` is None for a declaration."""

    case: str
    definition: Definition
    plan: Plan
    template: Path
    result: ResultDraft | None
    pdf: bytes
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())

    @property
    def name(self) -> str:
        return f"{self.template.parent.name}/{self.template.name}"


def lines_of(pdf: bytes) -> tuple[str, ...]:
    out = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return tuple(out.decode().replace("\xa0", " ").splitlines())


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(lines_of(pdf)).split())


def on_desk(question: Question) -> Any:
    if question.past:
        return "2020-05-06"
    return next(iter(question.options)) if question.options else DESK[question.type]


def planned(definition: Definition, case: cases.Case) -> Plan:
    """The plan with what the specialist adds."""

    def plan(answers: Mapping[str, Any]) -> Plan:
        holdings = GivenHoldings(case.given)
        return evaluate(
            definition, answers, holdings=holdings, applicant=case.person, at=case.received, channel=case.channel
        )

    asked = plan(case.answers)
    return plan({**{question.id: on_desk(question) for question in asked.desk}, **case.answers})


def dossier_of(definition: Definition, case: cases.Case) -> Dossier:
    """A dossier that is not saved: documents need no more of it than its words."""
    province = Organisation(code="ubnd-tinh", name="Ủy ban nhân dân tỉnh Cà Mau", place="Cà Mau")
    department = (
        any(item.organisation for item in definition.competent) or case.answers.get("search.keeper") == "department"
    )
    name = "Sở Nông nghiệp và Môi trường" if department else "Ủy ban nhân dân xã Hồ Thị Kỷ"
    unit = Organisation(code="unit", name=name, place="Cà Mau" if department else "Hồ Thị Kỷ", parent=province)
    return Dossier(
        id=uuid.UUID(int=1),
        temporary_code="TAM-261123-7K4Q",
        code="H12.11-261123-0001",
        procedure_code=definition.code,
        procedure_name=definition.name,
        plan={"applicant": dict(case.person)},
        competent_unit=unit,
        channel=Dossier.Channel.OWN_PAGES if case.channel == "online" else Dossier.Channel(case.channel),
        origin="demo",
        filed_at=case.received.astimezone(UTC),
    )


def drawn_from(case: cases.Case, result: ResultDraft | None) -> dict[str, Any]:
    entries = [entry for entry in case.given if result is not None and entry.id == result.drawn_from]
    if not entries:
        return {}
    entry = entries[0]
    return {"register": entry.register, "number": entry.number, "date": "2026-03-01", "data": nested(entry.data)}


def template_of(folder: Path, name: str) -> Path:
    own = folder / name
    return own if own.is_file() else settings.CATALOG / FORMS / name


def printed_from(folder: Path, definition: Definition, case: cases.Case, plan: Plan) -> Iterator[Printed]:
    base = dossier_data(dossier_of(definition, case), plan)
    head = "Giám đốc" if "Sở" in base["unit"]["name"] else "Chủ tịch"
    signed = {"name": "Huỳnh Thị Bé Năm", "title_line": title_lines("KT.", f"Phó {head}", head)}
    papers = [paper for paper in plan.papers if paper.made_from]
    named: list[tuple[str, str, ResultDraft | None]] = [(paper.made_from, paper.form, None) for paper in papers]
    named += [(result.result.document, "", result) for result in results_of(definition, plan) if result.result.document]
    for name, form, result in named:
        data = base | (
            {"paper": {"form": form}} if result is None else result_data(definition, plan, result, SIGNED_AT)
        )
        if result is not None:
            data |= {"signer": signed, "entry": drawn_from(case, result), "verify_url": URL, "qr_svg": qr_svg(URL)}
        template = template_of(folder, name)
        # What is signed has no open place: rendering refuses it, as for the signer.
        whole = result is not None and not plan.desk_faults
        pdf = actions.render(template, data, root=settings.CATALOG, complete=whole)
        yield Printed(case.it, definition, plan, template, result, pdf, lines_of(pdf))


def versions(folder: Path) -> list[Definition]:
    return definitions_in(folder, settings.CATALOG, settings.PROVINCE)


@cache
def printed(folder: Path) -> tuple[Printed, ...]:
    """The documents of every complete situation of a procedure; those that answer the same questions count once."""
    definitions = versions(folder)
    documents: dict[tuple[Any, ...], tuple[Printed, ...]] = {}
    for case in read_cases(read_document(folder / "cases.yaml")):
        definition = cases.version_for(definitions, case)
        plan = planned(definition, case) if definition is not None else None
        if definition is None or plan is None or not plan.complete or plan.variant is None:
            continue
        results = tuple(draft.result.id for draft in results_of(definition, plan))
        papers = tuple(paper.id for paper in plan.papers)
        kind = (definition.valid_from, plan.variant.id, papers, results, *sorted(plan.values))
        if kind not in documents:
            documents[kind] = tuple(printed_from(folder, definition, case, plan))
    return tuple(one for of_kind in documents.values() for one in of_kind)


def codes_in(plan: Plan) -> set[str]:
    """Coded answers: keys of options, which no document may print instead of their words."""
    questions = {question.id: question for page in plan.pages for question in page.questions}
    questions |= {known.question.id: known.question for known in plan.known}
    codes: set[str] = set()
    for id, value in plan.values.items():
        question = questions.get(id)
        if question is not None and question.type in {"choice", "choices", "commune", "country", "ethnicity"}:
            codes |= {str(item) for item in (value if isinstance(value, list) else [value])}
    return {code for code in codes if len(code) > 3 and code.isascii()}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_variant_has_its_documents(folder: Path) -> None:
    made = {(one.definition.valid_from, one.plan.variant.id) for one in printed(folder) if one.plan.variant is not None}
    wanted = {(item.valid_from, variant.id) for item in versions(folder) for variant in item.variants}
    assert made == wanted


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_document_named_is_printed(folder: Path) -> None:
    made = {one.template.name for one in printed(folder)}
    wanted = {
        name
        for item in versions(folder)
        for name in (
            *(result.document for result in item.outcome.results if result.document),
            *(paper.made_from for paper in item.papers.values() if paper.made_from),
        )
    }
    assert made == wanted
    idle = {path.name for path in folder.glob("*.typ")} - wanted
    assert idle == set(), "a template that no definition names"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_documents_say_words_and_no_codes(folder: Path) -> None:
    for one in printed(folder):
        text = one.text
        assert "BẢN THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in text, one.name
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text, one.name
        leaked = [code for code in codes_in(one.plan) if re.search(rf"(?<![\w.-]){re.escape(code)}(?![\w.-])", text)]
        assert leaked == [], f"{one.name}: {one.case}"
        assert not re.search(r"\b(none|null|None|True|False)\b|[0-9a-f]{8}-[0-9a-f]{4}", text), one.name


def names(name: str, text: str) -> bool:
    """Whether the text holds the name; where the mark crosses a line, pdftotext puts a few other words between."""
    return re.search(r"(?: \S+){0,4} ".join(map(re.escape, name.casefold().split())), text.casefold()) is not None


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_documents_name_who_they_are_for_and_keep_to_their_sheet(folder: Path) -> None:
    for one in printed(folder):
        persons = [str(value) for id, value in one.plan.values.items() if id.endswith(".full_name") and value]
        if one.result is None or not one.result.drawn_from:
            assert any(names(name, one.text) for name in persons), f"{one.name}: {one.case}"
        if one.result is not None:
            with pikepdf.open(io.BytesIO(one.pdf)) as pdf:
                assert len(pdf.pages) == PAGES.get(one.template.name, 1), f"{one.name}: {one.case}"


# Lines with dots on what is signed: written by hand aboard.
LEFT_EMPTY = {"crew-book.typ": re.compile(r"Thuyền trưởng:|Máy trưởng:")}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_is_signed_over_a_line_of_dots(folder: Path) -> None:
    """What applicant and desk are asked fills every line."""
    for one in printed(folder):
        if one.result is None or one.plan.desk_faults:
            continue
        before = re.findall(r"([^.…]{0,60})(?:[.…]{4,}|…{2,})", one.text)
        right = LEFT_EMPTY.get(one.template.name)
        wrong = [label for label in before if right is None or not right.search(label)]
        assert wrong == [], f"{one.name}: {one.case}"


def room_before_date(sealed: bytes) -> float:
    """Points between the comma after the place and the date that was written at issue; 0 for none."""
    out = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=sealed, capture_output=True, check=True)
    box = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>'
    words = re.findall(box, out.stdout.decode())
    placed = [(float(left), float(top), float(right), word) for left, top, right, word in words]
    rooms = [0.0]
    for left, top, _right, _word in (one for one in placed if one[3] == "ngày"):
        before = [(right, word) for _left, at, right, word in placed if abs(at - top) < 6 and right < left]
        if before and max(before)[1].endswith(","):
            rooms.append(left - max(before)[0])
    return max(rooms)


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> actions.DemoChain:
    return actions.demo_chain.ensure(tmp_path_factory.mktemp("chain"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_result_is_signed_numbered_and_sealed(folder: Path, chain: actions.DemoChain) -> None:
    kinds = {one.template: one for one in printed(folder) if one.result is not None}
    ministry = {one.handled_in for one in versions(folder)} == {"ministry"}  # whose system gives the paper
    assert bool(kinds) != ministry
    for one in kinds.values():
        assert fields_of(one.pdf) == {"number": "", "date": ""}, one.name
        leader, agency = chain.post_signer("leader1", "Huỳnh Thị Bé Năm"), chain.organisation_signer("unit", "Cơ quan")
        signed = actions.sign_content(one.pdf, leader, reason="Ký kết quả", name="Huỳnh Thị Bé Năm", at=SIGNED_AT)
        sealed = actions.fill_and_seal(signed, {"number": "15/2026", "date": "2026-11-23"}, agency, at=SIGNED_AT)
        report = verify(sealed, roots=chain.roots)
        assert report.valid and report.issued and not report.altered, one.name
        assert room_before_date(sealed) < 12, f"{one.name}: the date stands far from its place"
        changed = bytearray(sealed)
        changed[len(changed) // 3] ^= 1
        assert not verify(bytes(changed), roots=chain.roots).valid, one.name
