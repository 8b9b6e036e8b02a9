"""Pages into the catalogue: published like any other, again without effect, tailored ones never overwritten."""

from datetime import date, datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.test.utils import CaptureQueriesContext

from duoc.ground.ledger.models import Entry
from duoc.importer import shipped, source
from duoc.importer.actions import Imported, PagesUnreadable, import_pages, load_pages, publish_pages
from duoc.importer.tests.samples import HEAD, READ, file_of, page
from duoc.law import queries as law
from duoc.people.powers import Actor, Forbidden, Grant, Power, Relation
from duoc.procedures import actions, queries
from duoc.procedures.calculations import digest_of_programs
from duoc.procedures.models import Opening, PortalPage, Procedure, Version

GATES = queries.GATES
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=7)))
TWO = [page(), page(code="9.000002", name="Cấp lại giấy phép thử nghiệm", handling_body="Ủy ban nhân dân cấp xã")]
pytestmark = pytest.mark.django_db


def _import(folder: Path, lines: list[object], at: datetime = NOW, read: date | None = READ) -> Imported:
    return import_pages(file_of(folder, lines), at=at, read_on=read)


def test_a_page_is_published_like_any_other(tmp_path: Path) -> None:
    result = _import(tmp_path, [*TWO, "{hỏng"])
    assert (result.read, result.published, result.new, result.online_full) == (3, 2, 2, 2)
    assert [(fault.line, bool(fault.remedy)) for fault in result.rejected] == [(3, True)]
    version = queries.in_force("9.000001", NOW)
    assert (version.valid_from, version.procedure.kind, version.source) == (READ, "imported", "pages.jsonl")
    definition = queries.definition(version)
    assert definition.competent[0].organisation == "so-tu-phap"
    assert Entry.objects.filter(subject_kind="procedure", subject_id="9.000001").count() == 1
    assert queries.search("cap lai giay phep thu nghiem", NOW)[0].code == "9.000002"


def test_texts_that_pages_name_are_known_as_mentioned(tmp_path: Path) -> None:
    _import(tmp_path, list(TWO))
    text = law.by_numbers(["65/2006/QH11"])["65/2006/QH11"]
    assert text.title == "Luật Luật sư"
    assert text.to_verify


def test_again_changes_nothing_on_whatever_day(tmp_path: Path) -> None:
    _import(tmp_path, list(TWO))
    again = _import(tmp_path, list(TWO), at=NOW + timedelta(days=3), read=None)
    assert (again.published, again.new, again.changed, again.unchanged) == (2, 0, 0, 2)
    assert Version.objects.count() == 2


def test_a_page_that_says_something_else_is_a_new_version(tmp_path: Path) -> None:
    _import(tmp_path, list(TWO))
    changed = page(channels_text=f"{HEAD}Trực tuyến7 Ngày làm việcMiễn phí")
    result = _import(tmp_path, [changed], at=NOW + timedelta(days=3), read=None)
    assert (result.changed, result.unchanged) == (1, 0)
    first, second = Version.objects.filter(procedure__code="9.000001").order_by("valid_from")
    assert (first.valid_to, second.valid_from) == (date(2026, 11, 25), date(2026, 11, 26))
    assert queries.definition(queries.in_force("9.000001", NOW)).variants[0].term == "5 working_day"
    assert queries.definition(queries.in_force("9.000001", NOW + timedelta(days=3))).variants[0].term == "7 working_day"


def test_a_second_change_on_one_day_is_told_not_taken(tmp_path: Path) -> None:
    _import(tmp_path, list(TWO), read=None)
    result = _import(tmp_path, [page(name="Cấp giấy phép khác hẳn")], read=None)
    assert (result.published, result.changed) == (0, 0)
    assert "23/11/2026" in result.rejected[0].what
    assert Procedure.objects.get(code="9.000001").short_name == "Cấp giấy phép thử nghiệm"


def test_a_tailored_procedure_is_the_one_offered(tmp_path: Path) -> None:
    actions.load_catalogue(NOW)
    versions = Version.objects.count()
    result = _import(tmp_path, [page(code="1.001193", name="Thủ tục đăng ký khai sinh"), *TWO])
    assert (result.published, result.tailored, result.new) == (3, 1, 2)
    assert Version.objects.count() == versions + 2
    assert Procedure.objects.get(code="1.001193").kind == "tailored"
    assert PortalPage.objects.get(code="1.001193").offered_as == "tailored"
    assert PortalPage.objects.get(code="9.000001").offered_as == "imported"


def test_a_definition_of_the_province_takes_over_from_the_page(tmp_path: Path) -> None:
    code = "1.001193"
    _import(tmp_path, [page(code=code, name="Thủ tục đăng ký khai sinh")])
    assert queries.in_force(code, NOW).valid_from == READ
    actions.load_catalogue(NOW)  # the province's definition starts on an earlier day than the page's
    assert queries.definition(queries.in_force(code, NOW)).kind == "tailored"
    assert queries.definition(queries.in_force(code, NOW - timedelta(days=1))).kind == "imported"
    assert Procedure.objects.get(code=code).kind == "tailored"


def test_doubts_are_kept_by_kind(tmp_path: Path) -> None:
    result = _import(tmp_path, [page(announcing_decision="Demo/QĐ-BCA"), page(code="9.000003")])
    assert result.flagged == {"test_decision": 1, "same_name": 2, "same_page": 2}
    assert {doubt["kind"] for doubt in PortalPage.objects.get(code="9.000001").doubts} == set(result.flagged)
    shown = queries.definition(queries.in_force("9.000001", NOW)).to_verify
    assert any("Demo" in doubt.why for doubt in shown)


def test_an_error_in_between_takes_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(pages: object) -> None:
        raise DatabaseError("full")

    monkeypatch.setattr(publish_pages, "_note", fail)
    with pytest.raises(DatabaseError):
        _import(tmp_path, list(TWO))
    assert (Procedure.objects.count(), Version.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(PagesUnreadable) as refused:
        import_pages(tmp_path / "nothing.jsonl", at=NOW)
    assert refused.value.remedy
    with pytest.raises(PagesUnreadable):
        _import(tmp_path, list(TWO), read=date(2027, 1, 1))


def test_only_who_may_publish_imports(tmp_path: Path) -> None:
    citizen = Actor(None, None, "Nguyễn Văn Thử")
    with pytest.raises(Forbidden):
        import_pages(file_of(tmp_path, list(TWO)), at=NOW, actor=citizen)
    admin = Actor(None, None, "Quản trị", frozenset({Grant(Power.PROCEDURE_PUBLISH, Relation.ALL)}))
    assert import_pages(file_of(tmp_path, list(TWO)), at=NOW, actor=admin).new == 2


def test_the_shipped_pages_are_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = file_of(tmp_path, list(TWO), packed=True)
    monkeypatch.setattr(shipped, "files", lambda: [small])
    assert load_pages(NOW).new == 2
    assert load_pages(NOW) == Imported()


def test_lists_and_search_read_no_definition(tmp_path: Path) -> None:
    from django.db import connection

    _import(tmp_path, list(TWO))
    queries.search("giấy phép", NOW)  # the index is made once
    with CaptureQueriesContext(connection) as seen:
        list(queries.offered(NOW))
        queries.search("giay phep", NOW)
    assert not any('"definition"' in query["sql"] for query in seen)


def test_the_note_beside_the_file_tells_of_this_very_file() -> None:
    first, *later = shipped.files()
    assert source.read_on(first, first.parent) == READ
    assert {source.read_on(file, file.parent) for file in later} == {date(2026, 7, 18)}


def test_a_changed_reader_is_another_reader(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    folder.mkdir()
    (folder / "fees.py").write_text("LEAST = 1000\n")
    first = digest_of_programs(folder)
    assert digest_of_programs(folder) == first
    (folder / "fees.py").write_text("LEAST = 2000\n")
    second = digest_of_programs(folder)
    (folder / "fees.py").rename(folder / "costs.py")
    assert len({first, second, digest_of_programs(folder)}) == 3


def test_pages_are_read_again_when_the_reader_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its own programs: nobody has to remember a number."""
    reader = import_module("duoc.importer.actions.import_pages")
    before = reader._digest(shipped.files())

    def names(*folders: Path) -> str:
        return ",".join(sorted(folder.name for folder in folders))

    monkeypatch.setattr(reader, "digest_of_programs", names)
    assert reader._reader() == "actions,importer,language"
    assert reader._digest(shipped.files()) != before


def _opened(code: str) -> list[str]:
    ways = Opening.objects.filter(procedure__code=code, closed_at__isnull=True).values_list("ways", flat=True)
    return [way for row in ways for way in row]


def test_what_passes_the_gates_is_open_and_the_ledger_says_so(tmp_path: Path) -> None:
    result = _import(tmp_path, [page(), page(code="9.000002", name="Thu hồi thẻ", handling_body="Công an tỉnh")])
    assert result.open == ("9.000001",) and result.closed["9.000002"][0] == "outside"
    openness = queries.openness(queries.in_force("9.000001", NOW))
    assert openness.online and openness.because == ""
    closed = queries.openness(queries.in_force("9.000002", NOW))
    assert "Công an tỉnh" in closed.where and closed.because
    opening = Opening.objects.get()
    assert Entry.objects.filter(action="procedure.opened", subject_id=str(opening.pk)).exists()
    assert {check["gate"] for check in opening.checked} == set(GATES) - {"gone", "internal"}


def test_without_a_term_only_the_counter_may_take_it(tmp_path: Path) -> None:
    result = _import(tmp_path, [page(channels_text=f"{HEAD}Trực tuyến1Miễn phí")])
    assert (result.open, result.closed) == ((), {"9.000001": ("term",)})
    assert _opened("9.000001") == ["counter"]


def test_a_page_that_fails_later_is_closed_and_one_closed_by_hand_stays(tmp_path: Path) -> None:
    admin = Actor(None, None, "Quản trị", frozenset({Grant(Power.PROCEDURE_PUBLISH, Relation.ALL)}))
    _import(tmp_path, list(TWO))
    actions.close_for_filing("9.000002", because="Chờ rà soát.", actor=admin, at=NOW)
    later = NOW + timedelta(days=3)
    _import(tmp_path, [page(documents_text="--"), TWO[1]], at=later, read=None)
    assert (_opened("9.000001"), _opened("9.000002")) == ([], [])
    assert Opening.objects.get(procedure__code="9.000001").closed_because


def test_what_was_opened_by_hand_is_closed_when_another_level_turns_out_to_decide(tmp_path: Path) -> None:
    admin = Actor(None, None, "Quản trị", frozenset({Grant(Power.PROCEDURE_PUBLISH, Relation.ALL)}))
    _import(tmp_path, list(TWO))
    actions.close_for_filing("9.000001", because="Chờ rà soát.", actor=admin, at=NOW)
    again = actions.ToOpen("9.000001", ["counter"])
    actions.open_for_filing(again, basis="Quyết định số 5/QĐ-UBND ngày 02/01/2026", actor=admin, at=NOW)
    _import(tmp_path, [page(handling_body="Công an tỉnh"), TWO[1]], at=NOW + timedelta(days=3), read=None)
    assert _opened("9.000001") == []


def test_a_page_that_was_read_earlier_takes_nothing_back(tmp_path: Path) -> None:
    newer = page(channels_text=f"{HEAD}Trực tuyến7 Ngày làm việcMiễn phí")
    _import(tmp_path, [newer], read=date(2026, 7, 18))
    result = _import(tmp_path, [page()], at=NOW + timedelta(days=1))
    assert (result.changed, result.unchanged) == (0, 1)
    assert queries.definition(queries.in_force("9.000001", NOW)).variants[0].term == "7 working_day"
    assert PortalPage.objects.get(code="9.000001").read_on == date(2026, 7, 18)


def test_what_changed_is_named_by_its_part(tmp_path: Path) -> None:
    _import(tmp_path, list(TWO))
    changed = page(channels_text=f"{HEAD}Trực tuyến7 Ngày làm việcMiễn phí")
    result = _import(tmp_path, [changed], at=NOW + timedelta(days=3), read=None)
    assert "variants" in result.changes["9.000001"]
    [term] = [one for one in result.differences["9.000001"] if one.place.endswith("term")]
    assert (term.part, term.new) == ("variants", "7 working_day") and term.old not in ("", term.new)


def test_a_page_that_is_gone_is_marked_and_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "files", lambda: [file_of(tmp_path, list(TWO), packed=True)])
    monkeypatch.setattr(shipped, "gone", lambda: ["9.000002"])
    load_pages(NOW)
    assert PortalPage.objects.get(code="9.000002").failed[0] == "gone"
    assert (_opened("9.000001"), _opened("9.000002")) == (["online", "counter"], [])
    assert "không còn" in queries.openness(queries.in_force("9.000002", NOW)).because
