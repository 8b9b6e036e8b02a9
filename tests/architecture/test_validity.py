"""Whether a row holds on a day is asked in one place: `people.validity`. By hand the two ends are easily confused."""

import re
from pathlib import Path

import duoc

PEOPLE = Path(duoc.__file__).parent / "people"
BY_HAND = re.compile(r"valid_to__|valid_to=None[,)]|valid_to (?:>=?|<=?) |valid_to IS NULL")
ALLOWED = {
    "validity.py": "the one place",
    "queries.py": "who acts, in one statement for each request",
    "rules.py": "what is asked for, before there is a row",
    "actions/delegate.py": "what is asked for, before there is a row",
    "actions/record_absence.py": "what is asked for, before there is a row",
    "succeeding.py": "the one row of a body's parents that nobody has closed yet",
    "actions/load_organisations.py": "the one row of a body's parents that nobody has closed yet",
}


def test_no_validity_by_hand() -> None:
    files = [file for file in PEOPLE.rglob("*.py") if not {"tests", "migrations", "models"} & set(file.parts)]
    by_hand = {str(file.relative_to(PEOPLE)) for file in files if BY_HAND.search(file.read_text("utf-8"))}
    assert by_hand == set(ALLOWED)
