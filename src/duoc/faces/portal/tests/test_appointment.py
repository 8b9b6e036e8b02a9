"""The day of the result as an entry of a calendar: when and where, nothing about whom."""

from collections.abc import Callable

from django.test import Client

from duoc.dossiers.models import Dossier
from duoc.faces.portal.appointment.views import LINE


def entry(client: Client, dossier: Dossier) -> dict[str, str]:
    answer = client.get(f"/ho-so/{dossier.pk}/lich.ics")
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    text = answer.content.decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= LINE + 1 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    return {name: value for name, _, value in (line.partition(":") for line in lines)}


def test_before_acceptance_the_day_is_expected(
    signed_in: Callable[[str], Client], filed: Callable[..., Dossier]
) -> None:
    dossier = filed()
    lines = entry(signed_in("citizen1"), dossier)
    assert lines["SUMMARY"] == f"Dự kiến có kết quả: {dossier.temporary_code}"
    assert lines["LOCATION"] == dossier.receiving_unit.name


def test_the_appointment_is_the_promised_moment_in_utc(
    signed_in: Callable[[str], Client], accepted: Callable[..., Dossier]
) -> None:
    dossier = accepted()
    lines = entry(signed_in("citizen1"), dossier)
    assert lines["SUMMARY"] == f"Hẹn trả kết quả: {dossier.code}"
    assert dossier.due_at is not None and lines["DTEND"] == "20261123T100000Z"  # 17:00 in Vietnam


def test_nobody_else_reads_it(signed_in: Callable[[str], Client], filed: Callable[..., Dossier]) -> None:
    assert signed_in("citizen2").get(f"/ho-so/{filed().pk}/lich.ics").status_code in {403, 404}
