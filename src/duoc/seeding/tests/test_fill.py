"""A demonstration is filled: the same from the same seed, in batches, and every ledger entry holds."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import translation
from tests.asking import refused
from tests.cast import COMMUNE, MONDAY
from tests.properties import tried

from duoc.dossiers.models import Dossier, Lateness, LatenessCause
from duoc.ground.files import actions as files
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry as LedgerEntry
from duoc.people.models import Organisation, Origin
from duoc.registers.models import Entry
from duoc.seeding import actions, capture, filling, queries
from duoc.seeding.explaining import EVER, Explainer
from duoc.seeding.models import Seeding
from duoc.seeding.reading import read_stories
from duoc.seeding.studio import Take
from duoc.seeding.tests.test_bulk import copied, expect_equal, played

STORIES = settings.CATALOG / "bai-thu" / "demo" / "stories.yaml"
_TAKES: dict[str, Take] = {}
NOON = MONDAY + timedelta(hours=3)


@pytest.fixture(autouse=True)
def recorded_once(road: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loaded province has the same keys in every test, so that stories need be played once only."""
    if not _TAKES:
        _TAKES.update(_drawn(1, 1).takes)
    monkeypatch.setattr(filling.Filling, "takes", _TAKES)


def _drawn(seed: int, dossiers: int) -> filling.Filling:
    wanted = {"seed": seed, "dossiers": dossiers, "months": 3, "until": NOON}
    return filling.Filling(Seeding(pk=1, **wanted, stories=read_stories(STORIES)))


def _begun(seed: int = 1, dossiers: int = 60) -> Seeding:
    return actions.begin(dossiers=dossiers, months=3, seed=seed, stories=STORIES, at=NOON)


def test_the_ledger_of_every_dossier_holds(road: object) -> None:
    assert actions.fill(seeding_id=_begun().pk) == 60
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    verdict = ledger.verify()
    assert verdict.fault is None
    assert verdict.entries > 200
    assert set(Dossier.objects.values_list("origin", flat=True)) == {Origin.DEMO}
    assert len(set(Dossier.objects.values_list("state", flat=True))) >= 5


def test_late_ones_have_their_cause_as_officials_say_it(road: object) -> None:
    actions.fill(seeding_id=_begun(dossiers=120).pk)
    late = Lateness.objects.select_related("dossier", "cause")
    over = [one for one in late if one.dossier.ended_at is not None or one.dossier.step != one.step]
    assert over and all(one.cause.whose == one.whose and one.cause.by_id for one in over)
    assert not LatenessCause.objects.exclude(lateness__in=over).exists()
    entries = Counter(
        LedgerEntry.objects.filter(action="dossier.lateness_explained").values_list("subject_id", flat=True)
    )
    assert entries == Counter(str(one.dossier_id) for one in over)
    assert ledger.verify().fault is None


def test_causes_in_bulk_are_those_that_the_act_writes(road: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of them is a dossier that broke two promises."""
    monkeypatch.setattr(Explainer, "explain_in_bulk", lambda _explainer, _dossiers: 0)
    actions.fill(seeding_id=_begun(dossiers=120).pk)
    filled = [str(pk) for pk in Lateness.objects.values_list("dossier", flat=True)]
    assert max(Counter(filled).values()) == 2
    monkeypatch.undo()
    by_acts = _explained(lambda explainer: explainer.explain(filled))
    in_bulk = _explained(lambda explainer: explainer.explain_in_bulk(filled))
    assert by_acts == in_bulk and len(by_acts["dossiers_latenesscause"]) > 40
    assert {cause["whose"] for cause in by_acts["dossiers_latenesscause"]} == {"office", "applicant"}
    Dossier.objects.filter(pk__in=filled).exclude(ended_at=None).update(archived_at=NOON)
    still_open = _explained(lambda explainer: explainer.explain(filled))
    assert len(still_open["dossiers_latenesscause"]) < len(by_acts["dossiers_latenesscause"]), "the archive is closed"


def _explained(explain: Callable[[Explainer], int]) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """By table the rows that say why dossiers were late, without what is made by chance; taken back."""
    by_chance = {"id", "leaf_hash", "previous_hash", "request_hash", "answer"}
    with transaction.atomic():
        before, since = capture.rows_since(EVER), capture.mark()
        count = explain(Explainer(_drawn(1, 1).houses, NOON))
        rows = capture.added(before, capture.rows_since(since))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert ledger.verify().fault is None
        transaction.set_rollback(True)
    written = {}
    for table, lines in rows.items():
        assert len(lines) == count, table.name
        cells = [dict(zip(table.columns, line, strict=True)) for line in lines]
        for row in cells:
            if "canonical" in row:
                entry = json.loads(row["canonical"])
                row["canonical"] = json.dumps({key: entry[key] for key in entry if key not in ("id", "previous")})
        kept = [{column: row[column] for column in row if column not in by_chance} for row in cells]
        written[table.name] = sorted(kept, key=str)
    return written


@tried(40, 200)
def test_dossiers_as_they_are_drawn(road: object, times: int) -> None:
    """Each is as the acts would have made it: slow units and quick ones, in time and late, finished and on a desk."""
    drawn = _drawn(times, times)
    for scene in drawn.scenes:
        with translation.override("vi"):
            house = drawn.houses[scene.unit]
            where = f"{scene.story.name} in {scene.unit} at {scene.times}"
            expect_equal(played(scene, house), copied(drawn.takes[scene.story.name], scene, house), where)


def test_it_says_how_far_it_is_and_goes_on_where_it_stopped(road: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "A_BATCH", 25)
    seeding = _begun()
    begun = filling.Filling(seeding)
    begun.write(begun.prepared(0), 0)
    newest = Dossier.objects.latest("filed_at").filed_at
    assert queries.progress() == queries.Progress(25, 60)
    assert actions.fill(seeding_id=seeding.pk) == 35
    assert queries.progress() is None
    assert Dossier.objects.latest("filed_at").filed_at == newest


def test_the_same_seed_makes_the_same_province(road: object) -> None:
    scenes = [_drawn(7, 40).scenes for _time in range(2)]
    assert scenes[0] == scenes[1]
    other = _drawn(8, 40).scenes
    assert other != scenes[0]


def test_a_morning_of_work_waits_for_todays_clerk(road: object) -> None:
    actions.fill(seeding_id=_begun().pk)
    waiting = Dossier.objects.filter(
        competent_unit__code=COMMUNE, state="filed", filed_at__gte=NOON - timedelta(days=4)
    )
    assert waiting.count() >= 5
    assert not Dossier.objects.filter(filed_at__gt=NOON).exists()


def test_numbers_follow_the_days(road: object) -> None:
    actions.fill(seeding_id=_begun(dossiers=120).pk)
    for unit in Organisation.objects.filter(kind="commune"):
        taken = Entry.objects.filter(unit=unit).order_by("entered_at").values_list("year", "number")
        assert list(taken) == sorted(taken)


def test_one_at_a_time_each_seed_once_and_never_among_real_people(road: object) -> None:
    seeding = _begun()
    for other in ({"seed": 2}, {"dossiers": 61}):
        refusal = refused(actions.AlreadyFilling, lambda other=other: _begun(**other))
        assert "duoc demo seed --dossiers 60 --months 3 --seed 1" in refusal.remedy
    assert seeding.made == 0
    Seeding.objects.update(ended_at=NOON)
    refused(actions.AlreadyFilling, _begun)


def test_what_failed_while_it_was_played_is_gone_on_with_by_the_same_command(
    road: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "A_BATCH", 25)
    seeding = _begun()
    Seeding.objects.update(stories={"stories": "wrong"}, first_numbers={"births|2026": 1})
    again = _begun()
    assert again.pk == seeding.pk and again.stories == seeding.stories and again.first_numbers == {}
    begun = filling.Filling(again)
    begun.write(begun.prepared(0), 0)
    numbers = Seeding.objects.get().first_numbers
    assert _begun().made == 25 and Seeding.objects.get().first_numbers == numbers, "what is there stays"
    assert actions.fill(seeding_id=seeding.pk) == 35


def test_of_two_workers_one_goes_on(road: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "A_BATCH", 25)
    seeding = _begun()
    ours, theirs = filling.Filling(seeding), filling.Filling(Seeding.objects.get(pk=seeding.pk))
    theirs.write(theirs.prepared(0), 0)
    with pytest.raises(actions.TakenOver):
        ours.write(ours.prepared(0), 0)
    assert Dossier.objects.count() == 25


def test_what_a_person_has_sent_stands_for_nothing(road: object) -> None:
    code = next(code for story in _drawn(1, 1).cast.stories for code in story.papers)
    theirs = files.keep_own(b"%PDF", f"giay-thu-nghiem-{code}.pdf", at=NOON, person="somebody")
    ours = _drawn(1, 1).files[code]
    assert ours != str(theirs.pk)
    assert _drawn(1, 1).files[code] == ours


@pytest.mark.django_db(transaction=True)
def test_batches_written_at_once_are_committed_in_their_order(province: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the command and the worker fill it: by threads of their own. What fails takes along what comes behind it."""
    monkeypatch.setattr(filling, "A_BATCH", 5)
    seeding, real, failed = _begun(dossiers=20), Explainer.explain_in_bulk, []

    def fails_once(explainer: Explainer, dossiers: Sequence[str]) -> int:
        if len(dossiers) and not failed and Dossier.objects.exclude(pk__in=dossiers).exists():
            failed.append(dossiers)
            raise RuntimeError
        return real(explainer, dossiers)

    monkeypatch.setattr(Explainer, "explain_in_bulk", fails_once)
    with pytest.raises(RuntimeError):
        actions.fill(seeding_id=seeding.pk)
    made = Seeding.objects.get().made
    assert made < 20 and Dossier.objects.count() == made
    assert actions.fill(seeding_id=seeding.pk) == 20 - made
    assert queries.progress() is None and Dossier.objects.count() == 20
    assert ledger.verify().fault is None


def test_who_worked_on_a_dossier_stands_among_those_who_looked(road: object) -> None:
    actions.fill(seeding_id=_begun().pk)
    worked_on = 0
    for dossier in Dossier.objects.all():
        entries = ledger.of_subject("dossier", str(dossier.pk))
        handled = {entry.actor for entry in entries if entry.post}
        looked = {f"person:{one}" for one in dossier.looks.values_list("by_id", flat=True)}
        assert handled <= looked, dossier.state
        worked_on += bool(handled)
    assert worked_on >= 20
