"""How short a reason may be is one rule (`says_too_little`); an act only says in its own words what it asks for."""

from pathlib import Path

import duoc

HOUSE = Path(duoc.__file__).parent


def test_whoever_asks_for_ten_letters_asks_the_one_rule() -> None:
    texts = {file: file.read_text("utf-8") for file in HOUSE.rglob("*.py") if "tests" not in file.parts}
    asking = {file.name for file, text in texts.items() if "ít nhất 10 ký tự" in text}
    judging = {file.name for file, text in texts.items() if "says_too_little(" in text} - {"mending.py"}
    assert asking and asking == judging
