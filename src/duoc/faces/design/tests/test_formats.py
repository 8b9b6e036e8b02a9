"""How dates, moments, money and sizes are written."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from duoc.faces.design import formats


def test_a_moment_is_shown_at_vietnams_clock() -> None:
    late = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
    assert formats.moment(late) == "01:30, 24/11/2026"
    assert formats.day(late) == "24/11/2026"
    assert formats.weekday(late) == "Thứ Ba, 24/11/2026"


def test_a_period_ends_with_a_day_or_at_a_moment() -> None:
    midnight = datetime(2026, 11, 26, 17, tzinfo=UTC)
    assert formats.ending(midnight) == formats.ending("2026-11-27T00:00:00+07:00") == "hết ngày 26/11/2026"
    assert formats.ending(datetime(2026, 11, 26, 8, 30, tzinfo=UTC)) == "15:30, 26/11/2026" and not formats.ending(None)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        formats.moment(datetime(2026, 11, 23, 8))  # noqa: DTZ001 - without a zone on purpose


@pytest.mark.parametrize(
    ("value", "shown"), [(8000, "8.000 đồng"), (0, "Không mất tiền"), ("1200000", "1.200.000 đồng"), (None, "")]
)
def test_money(value: object, shown: str) -> None:
    assert formats.dong(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(999, "999 B"), (284_512, "284,5 KB"), (999_960, "1 MB"), (10_000_000, "10 MB")]
)
def test_sizes(value: int, shown: str) -> None:
    assert formats.size(value) == shown


def test_dates_of_answers_are_shown_as_people_write_them() -> None:
    assert formats.day("2026-11-27") == "27/11/2026"
    assert formats.day("không rõ") == "không rõ"
    assert formats.day(date(2026, 1, 5)) == "05/01/2026"
    assert formats.day(None) == ""


@pytest.mark.parametrize("kind", formats.KINDS)
def test_a_status_is_word_and_shape_and_colour(kind: str) -> None:
    html = Template('{% load design %}{% status "Lời" kind %}').render(Context({"kind": kind}))
    assert "Lời" in html
    assert "<svg" in html
    assert f"status--{kind}" in html


@pytest.mark.parametrize("code", ["99001-261123-0001", "H12.34-261123-0001", "TN-261123-ABCD-EFGH"])
def test_the_code_of_a_dossier_is_never_broken_and_all_else_is(code: str) -> None:
    template = Template("{% load design %}{{ say|whole_codes }}")
    say = f"Hồ sơ {code} <có> tin mới, số 01-2026"
    whole = f'Hồ sơ <span class="figures">{code}</span> &lt;có&gt; tin mới, số 01-2026'
    assert template.render(Context({"say": say})) == whole
