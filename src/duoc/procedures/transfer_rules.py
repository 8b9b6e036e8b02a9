"""What dated data says of a dossier that is sent on to another body (`catalog/national/transfer.yaml`)."""

from dataclasses import dataclass
from datetime import date

from duoc.procedures.reference import catalogue

FILE = "national/transfer.yaml"
RESTART = "restart"


@dataclass(frozen=True)
class TransferRule:
    """Whether the term begins anew when the competent body has it; on which article, and what of it is not certain."""

    restarts: bool
    article: str = ""
    to_verify: str = ""


def transfer_rule(on: date) -> TransferRule:
    """What holds on a day. Where the catalogue says nothing the term goes on: no promise moves without a rule."""
    loaded = catalogue()
    rows = loaded.data(FILE)["term"] if loaded is not None and FILE in loaded.files else ()
    in_force = [row for row in rows if row["valid_from"] <= on]
    if not in_force:
        return TransferRule(restarts=False)
    newest = max(in_force, key=lambda row: row["valid_from"])
    return TransferRule(newest["clock"] == RESTART, newest["article"], newest.get("to_verify", ""))
