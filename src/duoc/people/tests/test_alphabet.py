"""Lists are in the order of the Vietnamese alphabet, whatever the database's own order is."""

from typing import Any

from django.db import connection

from duoc.language.calculations import IN_ORDER, sort_key

NAMES = [
    "An",
    "Ăn",
    "Âu",
    "Bé",
    "Cà Mau",
    "Dân",
    "Đất Mũi",
    "Em",
    "Êm",
    "Ông",
    "Ơn",
    "Ốc",
    "Tân",
    "Ưa",
    "Ước",
    "Xã",
    "Ý",
]


def test_the_database_sorts_as_a_vietnamese_reader_does(db: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS name ORDER BY translate(name, %s, %s), name", [NAMES, *IN_ORDER]
        )
        sorted_names = [name for (name,) in cursor.fetchall()]
    assert [sort_key(name)[0] for name in sorted_names] == sorted(sort_key(name)[0] for name in NAMES)
    assert sorted_names.index("Đất Mũi") == sorted_names.index("Dân") + 1


def test_every_letter_has_its_place() -> None:
    letters, places = IN_ORDER
    assert len(letters) == len(places) == len(set(letters))
    assert {"Ệ", "ữ", "Đ", "đ", "w"} <= set(letters)
