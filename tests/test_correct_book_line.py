"""A line of a closed day of form 07 is put right by a further line of the day of the correction, never overwritten."""

import subprocess
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from duoc.dossiers import actions
from duoc.dossiers.models import TrackingCorrection, TrackingDay, TrackingLine
from duoc.dossiers.papers import tracking_book
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.faces.desk.tests.helping import text
from tests.asking import forbidden_to, once_only, refused, story
from tests.book_subjects import NIGHT, RIGHT, booked, correct_line
from tests.cast import MONDAY
from tests.stages import Road

pytestmark = pytest.mark.django_db


def test_the_closed_line_stays_and_a_further_one_says_what_is_right(road: Road) -> None:
    dossier = booked(road)
    [closed] = TrackingDay.objects.all()
    before = list(closed.lines.values_list("kind", "data"))
    row = correct_line(road.actor("clerk1"), dossier)
    assert (row.old, row.new, row.line.day_id) == (before[0][1]["phone"], RIGHT["new"], closed.pk)
    assert list(closed.lines.values_list("kind", "data")) == before
    kept = [{"kind": line.kind, **line.data} for line in closed.lines.all()]
    assert tracking_book.digest_of(kept) == TrackingDay.objects.get().digest
    assert story(dossier)[-1] == "dossier.book_line_corrected"
    TrackingCorrection.objects.update(at=NIGHT)
    assert actions.close_tracking_days(at=NIGHT + timedelta(days=1)) == 1
    further = TrackingLine.objects.get(kind="corrected")
    assert further.day.day == NIGHT.date() and further.data["corrects"] == {
        "day": "2026-11-23", "place": 1, "field": "phone",
        "old": before[0][1]["phone"], "new": RIGHT["new"], "reason": RIGHT["reason"],
    }  # fmt: skip


def test_a_time_is_corrected_in_words(road: Road) -> None:
    row = correct_line(road.actor("clerk1"), booked(road), field="accepted_at", new="08:00, 23/11/2026")
    assert row.old == "09:00, 23/11/2026"


def test_a_correction_that_is_wrong_is_put_right_by_a_further_one(road: Road) -> None:
    dossier, clerk = booked(road), road.actor("clerk1")
    correct_line(clerk, dossier)
    again = correct_line(clerk, dossier, new="0900 333 444")
    assert again.old == RIGHT["new"] and TrackingCorrection.objects.count() == 2


def test_the_same_correction_twice_is_one(road: Road) -> None:
    dossier, clerk = booked(road), road.actor("clerk1")
    once_only(lambda word: correct_line(clerk, dossier, word), lambda word: correct_line(clerk, dossier, word, new="x"))
    assert "đã ghi đúng như vậy" in refused(OutOfTurn, lambda: correct_line(clerk, dossier)).say
    with pytest.raises(IntegrityError), transaction.atomic():
        TrackingCorrection.objects.update(old=RIGHT["new"])


@pytest.mark.parametrize(
    ("given", "place"),
    [({"line": "khac"}, "line"), ({"field": "code"}, "field"), ({"new": " "}, "new"), ({"reason": "sai"}, "reason")],
)
def test_bad_input_is_told_at_its_field(road: Road, given: dict[str, str], place: str) -> None:
    dossier = booked(road)
    assert place in refused(Incomplete, lambda: correct_line(road.actor("clerk1"), dossier, **given)).faults


def test_who_may(road: Road) -> None:
    dossier = booked(road)
    forbidden_to(road.actor, ["citizen1", "specialist1", "leader1", "clerk2"], lambda who: correct_line(who, dossier))


def test_an_open_day_is_not_corrected(road: Road) -> None:
    dossier = road.to("accepted")
    actions.close_tracking_days(at=MONDAY)
    assert not TrackingLine.objects.exists()
    refused(Incomplete, lambda: actions.CORRECT_BOOK_LINE.form.of(dossier, MONDAY).read({}, MONDAY))


@pytest.mark.usefixtures("real_paper")
def test_page_table_and_paper_tell_it(road: Road, signed_in: Any) -> None:
    dossier = booked(road)
    correct_line(road.actor("clerk1"), dossier)
    TrackingCorrection.objects.update(at=NIGHT)
    actions.close_tracking_days(at=NIGHT + timedelta(days=1))
    clerk = signed_in("clerk1")
    assert "Sửa ngày 24/11/2026: Điện thoại" in text(clerk.get("/ban/so-theo-doi/2026-11-23/"))
    further = text(clerk.get("/ban/so-theo-doi/2026-11-24/"))
    assert "Sửa dòng đã khóa" in further and "Ngày 23/11/2026, dòng 1" in further and RIGHT["reason"] in further
    assert RIGHT["new"] in clerk.get("/ban/so-theo-doi/2026-11-23.csv").content.decode("utf-8-sig")
    data = actions.read_tracking_day(organisation=dossier.receiving_unit_id, day=NIGHT.date(), at=NIGHT)
    words = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    flat = " ".join(words.split())
    assert "Sửa dòng đã khóa" in flat and "0900 111 222" in flat and "dòng 1" in flat
