"""Which version a dossier keeps when the law changes under it (`catalog/national/transition.yaml`)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duoc.ground.yaml_files import read

FILE = Path("national") / "transition.yaml"
FILING = "filing"
DONE = (FILING,)
"""What filing and accepting can do: a version is fixed with the filing (`dossiers/actions/file.py`)."""


@dataclass(frozen=True)
class TransitionRule:
    """Of which act the day decides, on which article, and what of it is not certain."""

    version_of: str
    article: str
    to_verify: str


def transition_rule(catalog: Path, on: date) -> TransitionRule | None:
    """What holds on a day; None where the catalogue says nothing.

    Raises:
        duoc.ground.yaml_files.YamlFault: the file is no YAML.
    """
    if not (catalog / FILE).is_file():
        return None
    rows = [row for row in read(catalog / FILE).data["rules"] if row["valid_from"] <= on.isoformat()]
    if not rows:
        return None
    newest = max(rows, key=lambda row: row["valid_from"])
    return TransitionRule(newest["version_of"], newest.get("article", ""), newest.get("to_verify", ""))
