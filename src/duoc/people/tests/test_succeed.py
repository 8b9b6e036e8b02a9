"""Bodies in time: the plan, the day on which it takes effect, what goes on and what ends."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, transaction
from tests.bodies import BASIS, EAST, LATER, NEW, TODAY, WEST, body, carried_out, written
from tests.cast import COMMUNE, MONDAY, OTHER_COMMUNE

from duoc.ground.ledger import queries as ledger
from duoc.ground.series.actions import take
from duoc.people import actions, jobs, queries
from duoc.people.models import (
    Account,
    Appointment,
    Organisation,
    OrganisationParent,
    Post,
    Reorganisation,
    Succession,
)
from duoc.people.powers import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


def test_names_of_before_keep_their_own_district() -> None:
    Organisation.objects.filter(code=COMMUNE).update(former="Huyện Thử, Bãi Thử: Xã Một | Xã Hai")
    Organisation.objects.filter(code=OTHER_COMMUNE).update(former="Thành phố Thử, Bãi Thử: Phường 5")
    places = body(COMMUNE).place, body(OTHER_COMMUNE).place
    carried_out([COMMUNE], [{"code": OTHER_COMMUNE}])
    assert body(OTHER_COMMUNE).former.split(Organisation.OF_BEFORE) == [
        "Thành phố Thử, Bãi Thử: Phường 5",
        places[0],
        "Huyện Thử, Bãi Thử: Xã Một | Xã Hai",
    ]


def test_a_merger_ends_two_and_begins_one() -> None:
    progress = carried_out([COMMUNE, OTHER_COMMUNE], [NEW])
    new, old = body("99009"), body(COMMUNE)
    assert (new.name, new.place, new.kind, new.valid_from) == (NEW["name"], "Xã Thử Mới", "commune", TODAY)
    assert (old.valid_to, old.heir, body(OTHER_COMMUNE).heir) == (TODAY, new, new)
    rows = Succession.objects.all()
    assert {(row.before.code, row.kind, row.on, row.basis) for row in rows} == {
        (COMMUNE, "merger", TODAY, BASIS),
        (OTHER_COMMUNE, "merger", TODAY, BASIS),
    }
    assert progress.state == "finished" and progress.moved["posts"] == 9
    assert [unit.code for unit in queries.units(TODAY).filter(kind="commune")] == ["99003", "99009"]
    assert queries.units(TODAY - timedelta(days=1)).filter(code=COMMUNE).exists()


def test_officials_go_on_in_their_seats(actor: Callable[..., Actor]) -> None:
    before = actor("clerk1")
    carried_out([COMMUNE, OTHER_COMMUNE], [NEW])
    account = Account.objects.select_related("person").get(username="clerk1")
    after = queries.actor_for(account, MONDAY, before.post_id)  # the session still names the old seat
    assert (after.organisation_code, after.role, after.grants) == ("99009", "clerk", before.grants)
    assert before.organisation_id in after.inherited and after.units > after.inherited
    assert Post.objects.get(pk=before.post_id).valid_to == TODAY
    assert Appointment.objects.get(post_id=before.post_id).valid_to == TODAY
    assert queries.actor_for(account, MONDAY - timedelta(days=1)).organisation_code == COMMUNE


def test_a_code_that_passes_on_names_the_successor_and_numbers_go_on() -> None:
    """As in 2025: the new commune carries the code of one of those it was formed from."""
    old = body(COMMUNE)
    with transaction.atomic():
        assert [take(f"{COMMUNE}:ho-tich", "2026") for _time in range(5)][-1] == 5
        assert [take(f"{OTHER_COMMUNE}:ho-tich", "2026") for _time in range(7)][-1] == 7
        take(f"dossier:{OTHER_COMMUNE}", "2026-11-23")
    carried_out([COMMUNE, OTHER_COMMUNE], [{**NEW, "code": COMMUNE}])
    new = body(COMMUNE)
    old.refresh_from_db()
    assert new.pk != old.pk and old.heir == new and old.code == f"{COMMUNE}-den-20261123"
    assert queries.find_organisation(OTHER_COMMUNE) == queries.find_organisation(old.code) == new
    with transaction.atomic():
        assert take(f"{COMMUNE}:ho-tich", "2026") == 8  # behind the last number of both
        assert take(f"{old.code}:ho-tich", "2026") == 6  # what the old body signed still gets its number
        assert take(f"dossier:{COMMUNE}", "2026-11-23") == 2


def test_one_behind_the_last_of_the_books_it_keeps() -> None:
    with transaction.atomic():
        take(f"{COMMUNE}:ho-tich", "2026")
        take(f"{COMMUNE}:ho-tich", "2026")
    carried_out([COMMUNE], [NEW])
    with transaction.atomic():
        assert take("99009:ho-tich", "2026") == 3


def test_a_body_in_force_takes_in_another() -> None:
    with transaction.atomic():
        assert [take(f"{COMMUNE}:ho-tich", "2026") for _time in range(5)][-1] == 5
        take(f"{OTHER_COMMUNE}:ho-tich", "2026")
    progress = carried_out([COMMUNE], [{"code": OTHER_COMMUNE}])
    other = body(OTHER_COMMUNE)
    with transaction.atomic():  # its own book has no gap, and what the other signed is numbered in the other's
        assert take(f"{OTHER_COMMUNE}:ho-tich", "2026") == 2
        assert take(f"{COMMUNE}:ho-tich", "2026") == 6
    assert progress.moved["posts"] == 5 and other.valid_to is None
    assert body(COMMUNE).heir == other and Succession.objects.get().kind == "merger"
    assert other.name == "Ủy ban nhân dân phường Bến Thử"


def test_parents_are_kept_by_period() -> None:
    new = {"code": "so-thu", "name": "Sở Thử", "parent": "ubnd-tinh"}
    child = body("trung-tam-phuc-vu-hanh-chinh-cong")
    carried_out(["van-phong-ubnd-tinh"], [new])
    child.refresh_from_db()
    assert child.parent == body("so-thu")
    before, ended = TODAY - timedelta(days=1), body("van-phong-ubnd-tinh")
    assert queries.parents_on([child, ended], before) == {child.pk: ended, ended.pk: body("ubnd-tinh")}
    assert queries.parents_on([child, ended], TODAY) == {child.pk: body("so-thu")}
    assert Succession.objects.get().kind == "rename"


def test_a_split_gives_the_books_to_the_first() -> None:
    east, west = {"code": "99011", "name": "Ủy ban nhân dân xã A"}, {"code": "99012", "name": "Ủy ban nhân dân xã B"}
    progress = carried_out([COMMUNE], [east, west], share={"ho-tich": "99012"})
    assert body(COMMUNE).heir == body("99011")
    assert {(row.after.code, row.keeps_books, *row.share) for row in Succession.objects.select_related("after")} == {
        ("99011", True),
        ("99012", False, "ho-tich"),
    }
    assert progress.undecided["posts"] == progress.moved["posts"] == 5
    assert queries.successor(COMMUNE, {"ho-tich", ""}) == (body("99012"), True)
    assert queries.successor(COMMUNE, {"dat-dai", ""}) == (body("99011"), False)
    assert {one.code for one in queries.choosable([body("99011").pk], TODAY)} == {"99011", "99012"}


def test_a_successor_that_was_split_in_turn_leaves_it_open() -> None:
    carried_out([COMMUNE], [NEW])
    day, at = TODAY + timedelta(days=1), LATER + timedelta(days=1)
    carried_out([NEW["code"]], [EAST, WEST], day, at, share={"ho-tich": WEST["code"]})
    assert queries.successor(COMMUNE, {"ho-tich", ""}) == (body(WEST["code"]), True)
    assert queries.successor(COMMUNE, {"dat-dai", ""}) == (body(EAST["code"]), False)


def test_the_loader_leaves_what_a_reorganisation_made() -> None:
    carried_out([COMMUNE, OTHER_COMMUNE], [{**NEW, "code": COMMUNE}])
    rows = list(Organisation.objects.order_by("pk").values())
    actions.load_organisations(settings.CATALOG / settings.PROVINCE)
    assert list(Organisation.objects.order_by("pk").values()) == rows


def test_each_lies_in_the_space_of_its_branch() -> None:
    assert {unit.space for unit in queries.units(TODAY)} == {"government"}
    party = queries.units(TODAY, Organisation.Space.DANG)
    assert {"tinh-uy", "dang-uy-99001", "truong-chinh-tri-tinh"} <= {one.code for one in party}
    front = body("hoi-nong-dan-99001")
    assert (front.branch, front.space, front.parent.code) == ("front", "front", "mttq-99001")
    assert front.parent.parent.code == "mttq-tinh" and front.to_verify
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(code="tinh-uy").update(space="government")


def test_only_who_has_ended_is_answered_for() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(code=COMMUNE).update(heir=body(OTHER_COMMUNE))


def test_a_body_lies_under_one_other_at_a_time() -> None:
    row = OrganisationParent.objects.get(organisation=body(COMMUNE))
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationParent.objects.create(organisation=row.organisation, parent=row.parent, valid_from=TODAY)


def test_a_day_that_has_passed_counts_from_that_day() -> None:
    carried_out([COMMUNE], [NEW], TODAY - timedelta(days=10))
    assert (body(COMMUNE).valid_to, body("99009").valid_from) == (date(2026, 11, 13), date(2026, 11, 13))
    assert Reorganisation.objects.get().effective_at == LATER


def test_seats_that_end_later_are_counted_as_they_move() -> None:
    ends = TODAY + timedelta(days=60)
    Post.objects.create(organisation=body(COMMUNE), role="clerk", title="Thử việc", valid_from=TODAY, valid_to=ends)
    over = {"role": "clerk", "title": "Đã nghỉ", "valid_from": TODAY - timedelta(days=9), "valid_to": TODAY}
    Post.objects.create(organisation=body(COMMUNE), **over)
    plan = actions.read_plan(written([COMMUNE], [NEW], TODAY))
    assert actions.preview(plan, at=MONDAY).moved["posts"] == 6
    assert carried_out([COMMUNE], [NEW], TODAY).moved["posts"] == 6
    assert Post.objects.filter(organisation=body("99009")).count() == 6


def test_a_day_to_come_takes_effect_by_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = TODAY + timedelta(days=1)
    plan = actions.read_plan(written([COMMUNE, OTHER_COMMUNE], [NEW], tomorrow))
    _row, progress = actions.succeed(plan, at=MONDAY)
    assert progress.state == "waits" and progress.moved["posts"] == 9
    midnight = MONDAY.replace(hour=0) + timedelta(days=1)
    for moment, ended in ((midnight - timedelta(minutes=1), None), (midnight, tomorrow), (midnight, tomorrow)):
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        jobs.carry_out_reorganisations(0)
        assert body(COMMUNE).valid_to == ended
    assert Reorganisation.objects.get().finished_at == midnight


def test_a_plan_that_no_longer_fits_on_its_day_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = TODAY + timedelta(days=1)
    for before, after in ((COMMUNE, NEW), (OTHER_COMMUNE, {"code": "99003"})):
        actions.succeed(actions.read_plan(written([before], [after], tomorrow)), at=MONDAY)
    Organisation.objects.filter(code=COMMUNE).update(valid_to=tomorrow)
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY + timedelta(days=1))
    jobs.carry_out_reorganisations(0)
    assert body(OTHER_COMMUNE).heir == body("99003") and not Organisation.objects.filter(code="99009").exists()


def test_a_plan_given_again_changes_nothing() -> None:
    words = ([COMMUNE, OTHER_COMMUNE], [NEW])
    first = carried_out(*words)
    row, progress = actions.succeed(actions.read_plan(written(*words)), at=MONDAY + timedelta(hours=1))
    assert progress.repeated and progress.moved == first.moved
    assert Reorganisation.objects.get().recorded_at == LATER
    assert [one.action for one in ledger.of_subject(*row.subject)] == [
        "reorganisation.recorded",
        "reorganisation.took_effect",
        "reorganisation.finished",
    ]
    ended = ledger.of_subject("organisation", str(body(COMMUNE).pk))
    assert [one.action for one in ended] == ["organisation.ended"]


def test_a_split_departments_new_bodies_get_short_codes_of_their_own() -> None:
    carried_out(
        ["so-tu-phap"], [{"code": "so-tu-phap-moi", "name": "Sở Tư pháp mới"}, {"code": "so-t-p", "name": "Sở T"}]
    )
    assert [body(code).short_code for code in ("so-tu-phap-moi", "so-t-p")] == ["STPM", "STP2"]


def test_a_succession_stays_as_it_was_recorded() -> None:
    carried_out([COMMUNE], [NEW])
    for change in (lambda rows: rows.update(basis="khác"), lambda rows: rows.delete()):
        with pytest.raises(ProgrammingError, match="stays as it was"), transaction.atomic():
            change(Succession.objects.all())


def test_a_body_is_planned_away_once() -> None:
    """Two plans for one body would each be judged without the other."""
    day = TODAY + timedelta(days=5)
    actions.succeed(actions.read_plan(written([COMMUNE], [EAST, WEST], day)), at=LATER)
    for before, after in (([COMMUNE], [NEW]), ([OTHER_COMMUNE], [{"code": COMMUNE}])):
        with pytest.raises(actions.PlanRefused, match="phương án khác chưa đến ngày"):
            actions.succeed(actions.read_plan(written(before, after, day)), at=LATER)
    assert Reorganisation.objects.count() == 1
