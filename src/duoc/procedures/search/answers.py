"""What is right to say where no procedure is meant: whose matter it is, or where on these pages the answer stands."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from duoc.procedures.search.normalise import Word, words
from duoc.procedures.search.speech import Heard, Saying, Speech, filled
from duoc.procedures.search.topics import Topics, read_topics

FILES = {"answers.yaml": "answer", "gaps.yaml": "gap"}
"""File of a folder `search` → kind of what it lists, and the key that the list stands under (with an s)."""
LEADS = frozenset({"", "contact", "contact-data", "follow", "verify", "guide", "mandates", "mine", "search"})
PARTS = frozenset({"", "fee", "term", "papers"})
"""Parts of a procedure's page that a question may ask for."""


@dataclass(frozen=True)
class Answer:
    """An answer that is no procedure.

    Attributes:
        kind: "answer", found on these pages; "gap", a matter that is not dealt with here.
        filed: who deals with it; `url` leads there, empty where no address is sure.
        leads: which of our own pages tells more: one of LEADS.
        procedures: codes that may be offered beside it.
        codes: patterns of codes that are followed or verified there.
        general: meant only where the words say nothing else.
        asks: topics that, asked together and with no subject, mean it; one set of them is enough.
        part: the part of a procedure's page that says it where a subject is named: one of PARTS.
        source: the text of law, or where it was read; `to_verify` what about it is unsure.
    """

    id: str
    kind: str
    name: str
    text: str
    filed: str = ""
    url: str = ""
    leads: str = ""
    procedures: tuple[str, ...] = ()
    codes: tuple[re.Pattern[str], ...] = ()
    general: bool = False
    asks: tuple[frozenset[str], ...] = ()
    part: str = ""
    source: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Answers:
    """All of them, and what people say that means one."""

    known: Mapping[str, Answer] = field(default_factory=dict)
    speech: Speech = field(default_factory=Speech)
    topics: Topics = field(default_factory=Topics)

    def of_code(self, text: str) -> Answer | None:
        """The answer for somebody who typed a code of a dossier or of a document."""
        code = text.strip().upper()
        return next((one for one in self.known.values() if any(form.fullmatch(code) for form in one.codes)), None)

    def heard(self, typed: Sequence[Word]) -> Heard | None:
        """What is said first of all that means an answer, the longest of those."""
        return min(self.speech.heard(typed), key=Heard.begins, default=None)

    def meant(self, heard: Heard) -> Answer:
        """The answer that the words mean."""
        return self.known[heard.saying.first[0]]

    def about(self, topics: Collection[str]) -> Answer | None:
        """The answer that fits most of what is asked; of as many the one that is listed first."""
        fitting = [(len(asked), one) for one in self.known.values() for asked in one.asks if asked <= set(topics)]
        return max(fitting, key=lambda row: row[0], default=(0, None))[1]

    def part(self, topics: Collection[str]) -> str:
        """The part of a procedure's page that is asked for, if any."""
        fitting = (one.part for one in self.known.values() if one.part and any(a <= set(topics) for a in one.asks))
        return next(fitting, "")


@lru_cache(maxsize=4)
def read_answers(*folders: Path) -> Answers:
    """The answers and gaps of these folders, read once per process; of two with one id the later counts.

    Raises:
        ValueError: one is described incompletely, or leads nowhere that we know.
    """
    known: dict[str, Answer] = {}
    sayings: dict[str, list[Saying]] = {}
    topics = read_topics(folders)
    for file, kind in ((folder / name, kind) for folder in folders for name, kind in FILES.items()):
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) if file.exists() else {f"{kind}s": {}}
        for id, row in data[f"{kind}s"].items():
            try:
                known[id] = _answer(id, kind, row, topics.known)
            except (KeyError, TypeError, ValueError, re.error) as error:
                raise ValueError(f"{file}: {id}: {error}") from error
            sayings[id] = [
                Saying(tuple(words(phrase)), (), (id,), spelt=key == "spelt")
                for key in ("say", "spelt")
                for text in row.get(key, [])
                for phrase in filled(text, data.get("lists", {}), file)
            ]
    return Answers(known, Speech(tuple(saying for some in sayings.values() for saying in some)), topics)


def _answer(id: str, kind: str, row: Mapping[str, Any], topics: frozenset[str]) -> Answer:
    answer = Answer(
        id=id,
        kind=kind,
        name=row["name"],
        text=row["text"],
        filed=row.get("filed", ""),
        url=row.get("url", ""),
        leads=row.get("leads", ""),
        procedures=tuple(row.get("procedures", [])),
        codes=tuple(re.compile(form) for form in row.get("codes", [])),
        general=row.get("general", False),
        asks=tuple(map(frozenset, row.get("asks", []))),
        part=row.get("part", ""),
        source=row.get("source", ""),
        to_verify=row.get("to_verify", ""),
    )
    if answer.leads not in LEADS or (kind == "gap" and not (answer.filed and answer.source)):
        raise ValueError("a gap needs `filed` and `source`, and `leads` is one of the pages that we know")
    if answer.part not in PARTS or not (row.get("say") or answer.asks) or not all(map(topics.issuperset, answer.asks)):
        raise ValueError(
            "it needs `say` or `asks`, the latter of known topics, and `part` is one of those that we know"
        )
    return answer
