"""What a definition stands among: organisations, registers, vocabularies, its own folder. From the catalogue."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class HeldPaper:
    """Words by which a paper is known that the state already holds, and who holds it."""

    words: tuple[str, ...]
    held_by: str
    article: str = ""


@dataclass(frozen=True)
class Surroundings:
    """None in a part: not known here, so nothing is said about it."""

    organisations: frozenset[str] | None = None
    registers: frozenset[str] | None = None
    fields: frozenset[str] | None = None
    life_events: frozenset[str] | None = None
    held_papers: tuple[HeldPaper, ...] = ()
    folder: Path | None = None
    forms: frozenset[str] = frozenset()  # general forms, used where the folder has none of that name


@lru_cache(maxsize=4)
def read(catalog: Path, province: str) -> Surroundings:
    """The surroundings in a catalogue folder; parts whose file is missing stay unknown."""
    national, own = catalog / "national" / "vocabularies", catalog / province
    organisations = _yaml(own / "organisations.yaml")
    registers = own / "registers"
    fields, events = _yaml(national / "fields.yaml"), _yaml(national / "life-events.yaml")
    held = _yaml(national / "held-papers.yaml")
    return Surroundings(
        organisations=frozenset(item["code"] for item in organisations["organisations"]) if organisations else None,
        registers=frozenset(path.stem for path in registers.glob("*.yaml")) if registers.is_dir() else None,
        fields=frozenset(fields["entries"]) if fields else None,
        life_events=frozenset(events["entries"]) if events else None,
        forms=frozenset(path.name for path in (catalog / "national" / "forms").glob("*.typ")),
        held_papers=tuple(
            HeldPaper(tuple(item["words"]), item["held_by"], item.get("article", ""))
            for item in (held or {}).get("entries", [])
        ),
    )


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None
