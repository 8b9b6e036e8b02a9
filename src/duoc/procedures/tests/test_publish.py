"""Publishing: idempotent, immutable, versions hand over to each other."""

import copy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import InternalError, ProgrammingError, transaction

from duoc.ground.ledger.models import Entry
from duoc.language.faults import DefinitionFault
from duoc.procedures import bundling, queries
from duoc.procedures.actions import AlreadyPublished, keep_bundle, load_catalogue, publish
from duoc.procedures.actions.load_catalogue import CatalogueMissing
from duoc.procedures.folders import read_document
from duoc.procedures.models import Bundle, Version

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def birth() -> dict[str, Any]:
    path = Path(settings.CATALOG) / "ca-mau/procedures/1.001193/definition.yaml"
    return copy.deepcopy(read_document(path).data)


def own_bundle() -> Bundle:
    files = bundling.read_catalogue(Path(settings.CATALOG), "ca-mau")
    return keep_bundle(bundling.of_procedure(files, "ca-mau", "1.001193"))


def test_publishing_again_changes_nothing() -> None:
    first = publish(birth(), bundle=own_bundle(), source="a", at=AT)
    again = publish(birth(), bundle=own_bundle(), source="b", at=AT)
    assert first.pk == again.pk
    assert Version.objects.count() == 1
    assert Entry.objects.filter(action="procedure.published").count() == 1


def test_a_changed_definition_for_the_same_day_is_refused_with_the_way_out() -> None:
    publish(birth(), bundle=own_bundle(), source="a", at=AT)
    changed = birth()
    changed["summary"] = "Khác"
    with pytest.raises(AlreadyPublished) as caught:
        publish(changed, bundle=own_bundle(), source="a", at=AT)
    assert "valid_from" in caught.value.remedy
    assert Version.objects.count() == 1


def test_another_order_of_variants_is_another_definition() -> None:
    publish(birth(), bundle=own_bundle(), source="a", at=AT)
    turned = birth()
    turned["variants"] = dict(reversed(turned["variants"].items()))
    with pytest.raises(AlreadyPublished):
        publish(turned, bundle=own_bundle(), source="a", at=AT)


def test_the_next_version_takes_over_on_its_day() -> None:
    publish(birth(), bundle=own_bundle(), source="a", at=AT)
    later = birth()
    later["valid_from"] = "2027-03-01"
    later["short_name"] = "Bản mới"
    publish(later, bundle=own_bundle(), source="b", at=AT)
    old, new = queries.in_force("1.001193", date(2027, 2, 28)), queries.in_force("1.001193", date(2027, 3, 1))
    assert old.valid_to == date(2027, 2, 28)
    assert new.valid_to is None
    assert new.pk != old.pk
    assert queries.definition(new).short_name == "Bản mới"


def test_lists_tell_the_version_in_force_today_not_the_one_to_come() -> None:
    publish(birth(), bundle=own_bundle(), source="a", at=AT)
    later = birth()
    later["valid_from"] = "2027-03-01"
    later["short_name"] = "Bản mới"
    publish(later, bundle=own_bundle(), source="b", at=AT)
    assert queries.offered(AT).get(code="1.001193").short_name == "Đăng ký khai sinh"


def test_an_older_version_published_later_ends_before_the_newer_one() -> None:
    publish(birth(), bundle=own_bundle(), source="a", at=AT)
    older = birth()
    older["valid_from"] = "2025-07-01"
    publish(older, bundle=own_bundle(), source="b", at=AT)
    assert queries.in_force("1.001193", date(2025, 8, 1)).valid_to == date(2025, 12, 31)


def test_before_any_version_nothing_is_in_force() -> None:
    publish(birth(), bundle=own_bundle(), source="a", at=AT)
    with pytest.raises(queries.NotInForce):
        queries.in_force("1.001193", date(2020, 1, 1))
    with pytest.raises(queries.NotInForce):
        queries.in_force("9.999999", AT)


@pytest.mark.parametrize(
    "change", [{"digest": "0" * 64}, {"definition": {}}, {"source": "x"}, {"valid_from": date(2026, 2, 1)}]
)
def test_the_database_refuses_to_change_a_published_version(change: dict[str, Any]) -> None:
    version = publish(birth(), bundle=own_bundle(), source="a", at=AT)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**change)


def test_the_database_refuses_to_delete_a_published_version() -> None:
    version = publish(birth(), bundle=own_bundle(), source="a", at=AT)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Version.objects.filter(pk=version.pk).delete()


def test_loading_the_catalogue_twice_reads_it_once() -> None:
    first = load_catalogue(AT)
    assert first.read == first.published >= 2
    assert load_catalogue(AT).unchanged


def test_a_province_without_a_folder_is_said() -> None:
    with pytest.raises(CatalogueMissing, match="khong-co-tinh-nay"):
        load_catalogue(AT, province="khong-co-tinh-nay")


def test_a_broken_file_loads_nothing_and_tells_file_and_line(tmp_path: Path, settings: Any) -> None:
    source = Path(settings.CATALOG)
    for name in ("national", "ca-mau/communes.csv"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(source / name)
    for code in ("1.001193", "2.000635"):
        folder = tmp_path / "ca-mau/procedures" / code
        folder.mkdir(parents=True)
        text = (source / "ca-mau/procedures" / code / "definition.yaml").read_text(encoding="utf-8")
        (folder / "definition.yaml").write_text(text.replace("term: same_day,", "term: 3,"), encoding="utf-8")
    settings.CATALOG = tmp_path
    with pytest.raises(DefinitionFault) as caught:
        load_catalogue(AT)
    finding = caught.value.findings[0]
    assert finding.file.endswith("definition.yaml")
    assert finding.line > 100
    assert "đơn vị" in finding.what
    assert Version.objects.count() == 0


def test_search_needs_no_accents_and_takes_anything() -> None:
    load_catalogue(AT)
    assert next(item.code for item in queries.search("khai sanh", AT)) == "1.001193"
    assert next(item.code for item in queries.search("BẢN SAO giấy khai sinh", AT)) == "2.000635"
    for words in ("", "😀", "'; DROP TABLE procedures_version; --", "x" * 5000, "%", "\x00"):
        assert queries.search(words, AT) == []


def test_a_list_by_field_audience_and_life_event() -> None:
    load_catalogue(AT)
    assert {"1.001193", "2.000635"} <= {item.code for item in queries.offered(AT, field="ho-tich")}
    assert "1.001193" not in {item.code for item in queries.offered(AT, audience="enterprise")}
    assert "1.001193" in {item.code for item in queries.offered(AT, life_event="birth")}
