"""`Party` means one thing: who asks, holds, owes, is notified. Bodies of the Communist Party are `branch: dang`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.architecture import house

PARTY = {"party", "parties"}
# Words that, beside "party" in one name, would speak of the political party.
POLITICAL = {
    *("communist", "political", "cell", "chapter", "committee", "member", "members", "membership", "secretary"),
    *("congress", "branch", "organ", "resolution", "dang", "uy", "bo", "chi"),
}


def words(name: str) -> list[str]:
    """`PartyCommittee` and `party_committee` are both "party committee"."""
    return re.findall("[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower())


def is_political(name: str) -> bool:
    parts = set(words(name))
    return bool(parts & PARTY) and bool(parts & POLITICAL)


def names(path: Path) -> Iterator[tuple[str, int]]:
    """Every name in a file, and every text of one word, with its line."""
    for node in ast.walk(house.tree(path)):
        for key in ("id", "attr", "name", "arg", "value", "module"):
            held = getattr(node, key, None)
            if isinstance(held, str) and held and " " not in held and len(held) < 60:
                yield held, getattr(node, "lineno", 1)


def test_party_is_never_the_communist_party() -> None:
    wrong = [
        f"{house.place(path, line)}: {name}"
        for path in house.files(tests=True, migrations=True)
        for name, line in names(path)
        if is_political(name)
    ]
    assert wrong == []


def test_below_people_nobody_knows_parties() -> None:
    """The word is born in `people`; the ground keeps text ids."""
    ground = [path for path in house.files() if house.module_of(path).startswith("duoc.ground.")]
    assert ground
    wrong = [
        f"{house.place(path, line)}: {name}"
        for path in ground
        for name, line in names(path)
        if PARTY & set(words(name))
    ]
    assert wrong == []


def test_no_role_or_organisation_of_the_catalogue_is_called_party() -> None:
    national = yaml.safe_load((house.ROOT / "catalog" / "national" / "roles.yaml").read_text("utf-8"))
    codes = list(national["roles"])
    for file in (house.ROOT / "catalog").glob("*/organisations.yaml"):
        listed = yaml.safe_load(file.read_text("utf-8"))["organisations"]
        codes += [row["code"] for row in listed] + [row["kind"] for row in listed]
    assert [code for code in codes if PARTY & set(words(code))] == []


def test_a_name_of_the_political_party_is_seen() -> None:
    assert is_political("PartyCommittee") and is_political("communist_party") and is_political("party_cell_id")
    assert not any(map(is_political, ("Party", "party_kind", "parties", "is_a_party", "committee_member")))
