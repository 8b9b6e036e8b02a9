"""A new version against the old one on the same situations."""

from duoc.procedures.queries import compare_folder
from duoc.procedures.tests.samples import CATALOG, PROCEDURES, PROVINCE


def test_the_building_decrees_part_in_term_papers_and_questions() -> None:
    [(old, new, differences)] = compare_folder(PROCEDURES / "1.013225", CATALOG, PROVINCE)
    assert (old.isoformat(), new.isoformat()) == ("2025-07-01", "2026-07-01")
    terms = {(item.old, item.new) for item in differences if item.point == "term"}
    assert terms == {("15 day", "7 working_day"), ("20 day", "10 working_day")}
    assert any(item.point == "refused" and item.old == "" for item in differences)


def test_one_version_has_nothing_to_compare() -> None:
    assert compare_folder(PROCEDURES / "1.003650", CATALOG, PROVINCE) == []
