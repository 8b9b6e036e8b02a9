"""The catalogue's texts: loaded all or nothing, again without change, corrected only there."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.db import IntegrityError, transaction

from duoc.law import queries
from duoc.law.actions import Loaded, LoadFault, Mention, load, mention
from duoc.law.calculations import Validity, normalise
from duoc.law.models import LegalText

LAW = Path(settings.CATALOG) / "national" / "law"
CALENDARS = Path(settings.CATALOG) / "national" / "calendars"
pytestmark = pytest.mark.django_db


def write(folder: Path, *entries: str) -> Path:
    (folder / "texts.yaml").write_text("texts:\n" + "".join(f"  - {entry}\n" for entry in entries), "utf-8")
    return folder


def test_loads_the_real_catalogue_and_changes_nothing_again() -> None:
    first = load(LAW)
    assert first.created == LegalText.objects.count() > 60
    assert load(LAW) == Loaded(created=0, changed=0, unchanged=first.created)


def test_each_number_is_spelled_officially_and_each_gap_has_a_reason() -> None:
    load(LAW)
    for text in LegalText.objects.all():
        assert normalise(text.number) == text.number
        assert text.kind or text.to_verify, text
        assert (text.title and text.in_force_from) or text.to_verify, text


def test_every_text_of_the_clock_is_known() -> None:
    load(LAW)
    cited = set()
    for file in CALENDARS.glob("*.yaml"):
        cited |= set(re.findall(r"article: \"?([^\s,}\"#]+)", file.read_text("utf-8")))
    assert cited
    assert set(queries.by_numbers(cited)) == cited


def test_every_text_of_the_tailored_procedures_is_known() -> None:
    load(LAW)
    files = list(Path(settings.CATALOG).glob("ca-mau/procedures/*/definition.yaml"))
    cited = {ref.split("#")[0] for file in files for ref in yaml.safe_load(file.read_text("utf-8")).get("law", [])}
    assert cited
    assert cited - set(queries.by_numbers(cited)) == set()


def test_whether_a_text_binds_on_a_day() -> None:
    load(LAW)
    known = queries.by_numbers(["118/2025/NĐ-CP", "61/2018/nd-cp", "03/2026/QH16"])
    now, old, new = known["118/2025/NĐ-CP"], known["61/2018/nd-cp"], known["03/2026/QH16"]
    day = date(2026, 11, 23)
    assert [queries.validity_of(text, day) for text in (now, old, new)] == [
        Validity.IN_FORCE,
        Validity.EXPIRED,
        Validity.NOT_YET,
    ]
    assert old.replaced_by == "118/2025/NĐ-CP"
    assert queries.validity_of(now, date(2025, 6, 30)) is Validity.NOT_YET
    assert queries.validity_of(new, date(2027, 3, 1)) is Validity.IN_FORCE


def test_a_correction_in_the_catalogue_is_taken_over(tmp_path: Path) -> None:
    load(write(tmp_path, "{number: 1/2026/NĐ-CP, to_verify: chưa đọc}"))
    loaded = load(write(tmp_path, "{number: 1/2026/NĐ-CP, title: Về một việc, in_force_from: 2026-02-01}"))
    assert loaded == Loaded(created=0, changed=1, unchanged=0)
    text = LegalText.objects.get()
    assert (text.title, text.to_verify, text.kind) == ("Về một việc", "", "decree")


FAULTS = [
    ("{number: 1/2026/nd-cp, to_verify: x}", "cách viết"),
    ("{number: Luật, to_verify: x}", "cách viết"),
    ("{number: 1/2026/NĐ-CP}", "thiếu ngày hiệu lực"),
    ("{number: 1/2026/NĐ-CP, kind: rule, to_verify: x}", "loại văn bản"),
    ("{number: 1/2026/NĐ-CP, in_force_from: 2026-13-01}", "YAML"),
    ("{number: 1/2026/NĐ-CP, in_force_from: soon}", "ngày phải viết"),
    ("{number: 1/2026/NĐ-CP, in_force_from: 2026-02-01, in_force_to: 2026-02-01}", "hết hiệu lực"),
    ("{number: 1/2026/NĐ-CP, titel: x, to_verify: x}", "titel"),
    ("{number: 1/2026/NĐ-CP, title: 7, to_verify: x}", "phải là chữ"),
    ("{number: 1/2026/NĐ-CP, replaced_by: Luật mới, to_verify: x}", "cách viết"),
    ("{number: 2/2026/NĐ-CP, to_verify: x}", "đã có"),
    ("number", "danh sách văn bản"),
    ("[", "YAML"),
]


@pytest.mark.parametrize(("entry", "says"), FAULTS)
def test_a_broken_file_loads_nothing(tmp_path: Path, entry: str, says: str) -> None:
    folder = write(tmp_path, "{number: 2/2026/NĐ-CP, to_verify: x}", entry)
    with pytest.raises(LoadFault, match=says) as refused:
        load(folder)
    assert refused.value.remedy
    assert not LegalText.objects.exists()


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadFault, match="không có văn bản nào"):
        load(tmp_path)


def test_a_citation_makes_an_entry_to_verify_and_touches_nothing_known(tmp_path: Path) -> None:
    load(write(tmp_path, "{number: 1/2026/NĐ-CP, title: Về một việc, in_force_from: 2026-02-01}"))
    cited = [
        Mention("1/2026/nđ-cp", "Tên khác"),
        Mention("Thông tư 2/2026/TT-BTP"),
        Mention("2/2026/TT-BTP", "Về hai việc"),
        Mention("Luật"),
    ]
    texts = mention(cited, because="Trang thủ tục quốc gia dẫn")
    assert set(texts) == {"1/2026/NĐ-CP", "2/2026/TT-BTP"}
    assert texts["1/2026/NĐ-CP"].title == "Về một việc"
    new = texts["2/2026/TT-BTP"]
    assert (new.title, new.kind, new.to_verify) == ("Về hai việc", "circular", "Trang thủ tục quốc gia dẫn")
    assert mention(cited, because="lần nữa") == texts
    assert LegalText.objects.count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "", "to_verify": "x"},
        {"number": "1/2026/NĐ-CP"},
        {"number": "1/2026/NĐ-CP", "in_force_from": date(2026, 1, 1), "in_force_to": date(2026, 1, 1)},
        {"number": "1/2026/NĐ-CP", "to_verify": "x", "replaced_by": "1/2026/NĐ-CP"},
    ],
)
def test_the_database_holds_the_truths(fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalText.objects.create(**fields)
