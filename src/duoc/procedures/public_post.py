"""Who pays the public post for what it carries, as dated data says (`catalog/national/public-post.yaml`)."""

from dataclasses import dataclass
from datetime import date

from duoc.procedures.reference import catalogue, spoken

FILE = "national/public-post.yaml"


@dataclass(frozen=True)
class Postage:
    """Who pays, in a sentence; the article it stands on; what of it is not certain."""

    say: str
    article: str
    to_verify: str


def postage(on: date, language: str) -> Postage | None:
    """What holds on a day, for a reader of a language; None where the catalogue says nothing."""
    loaded = catalogue()
    if loaded is None or FILE not in loaded.files:
        return None
    rows = [row for row in loaded.data(FILE)["postage"] if row["valid_from"] <= on]
    if not rows:
        return None
    newest = max(rows, key=lambda row: row["valid_from"])
    read = Postage(newest["say"], newest["article"], newest.get("to_verify", ""))
    return spoken([read], language)[0]
