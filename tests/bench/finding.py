"""How well procedures are found by people's own words: the labelled list against the whole catalogue, no database."""

import gzip
import json
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from duoc.procedures.search.answers import read_answers
from duoc.procedures.search.finder import Found, find
from duoc.procedures.search.gazetteer import gazetteer
from duoc.procedures.search.groups import read_groups
from duoc.procedures.search.index import Index, Subject
from duoc.procedures.search.speech import Speech, speech
from duoc.procedures.search.subjects import ahead

ROOT = Path(__file__).parents[2]
CATALOG = ROOT / "catalog"
FOLDERS = (CATALOG / "national" / "search", CATALOG / "ca-mau" / "search")
FIRST = "procedures.jsonl.gz"
QUERIES = Path(__file__).with_name("queries.yaml")
UNSEEN = Path(__file__).with_name("queries_unseen.yaml")
MINISTRIES = Path(__file__).with_name("queries_unseen_ministries.yaml")
UNANSWERED = Path(__file__).with_name("queries_unanswered.yaml")
ENGLISH = Path(__file__).with_name("queries_unseen_english.yaml")
META = Path(__file__).with_name("queries_meta.yaml")
META_UNSEEN = Path(__file__).with_name("queries_meta_unseen.yaml")
PEOPLE = Path(__file__).with_name("queries_people.yaml")
NOISE = Path(__file__).with_name("queries_noise.yaml")
WALKED = Path(__file__).with_name("queries_unanswered_walk.yaml")


@dataclass(frozen=True)
class Quality:
    """Shares of queries whose procedure stands among the first one, three, ten; milliseconds a search takes."""

    queries: int
    at_1: float
    at_3: float
    at_10: float
    p95_ms: float
    missed: tuple[str, ...]  # not first: "words → what stood first"


@dataclass(frozen=True)
class Confidence:
    """Questions that nothing here answers: the share for which something is offered all the same, and the share of
    known gaps that are not told."""

    queries: int
    false: float
    untold: float
    missed: tuple[str, ...]


@dataclass(frozen=True)
class Rightness:
    """Shares of questions that are answered right, and that are answered wrong with a procedure."""

    queries: int
    right: float
    false: float
    missed: tuple[str, ...]


def quality(*files: Path) -> Quality:
    """Measures the search as the product ships it, on labelled lists together.

    A linked group stands before the procedures; it is right where one of its parts is wanted (its line leads there),
    and moves the others down where none is.
    """
    places, times, missed = [], [], []
    for words, wanted in (row for file in files for row in queries(file)):
        begun = time.perf_counter()
        answer = found_for(words)
        times.append((time.perf_counter() - begun) * 1000)
        offered = [{group.code, *(part.procedure for part in group.parts)} for group in answer.groups]
        offered += [{code} for code in answer.codes]
        answered = [*(group.code for group in answer.groups), *answer.codes]
        place = next((at for at, codes in enumerate(offered[:10], 1) if codes & set(wanted)), 99)
        places.append(place)
        if place > 1:
            missed.append(f"{words} → {answered[:3]}, wanted {list(wanted)} at {place}")
    at_1, at_3, at_10 = (sum(place <= most for place in places) / len(places) for most in (1, 3, 10))
    return Quality(len(places), at_1, at_3, at_10, statistics.quantiles(times, n=20)[18], tuple(missed))


def confidence(file: Path = UNANSWERED) -> Confidence:
    """How often something is offered where nothing here answers: a procedure or linked group that no gap names, or,
    where a ministry's procedure is right, another one first. An answer that is no procedure claims nothing false."""
    false, untold = [], []
    rows: list[tuple[str, str | Sequence[str]]] = yaml.safe_load(file.read_text("utf-8"))
    for words, right in rows:
        answer = found_for(str(words))
        offered = [*(group.code for group in answer.groups), *answer.codes]
        beside = {code for one in answer.answers for code in one.procedures}
        wrong = set(offered) - beside if isinstance(right, str) else set(offered[:1]) - set(right)
        if wrong:
            false.append(f"{words} → {offered[:3]}, right: {right}")
        elif right == "gap" and not answer.answers:
            untold.append(f"{words} → nothing, right: {right}")
    return Confidence(len(rows), len(false) / len(rows), len(untold) / len(rows), (*false, *untold))


def rightness(file: Path) -> Rightness:
    """How often what stands first is right: one of these answers, or among the first three one of these procedures with
    the part of its page that is asked for, or nothing.
    """
    rows: list[tuple[str, str | Sequence[str], *tuple[str, ...]]] = yaml.safe_load(file.read_text("utf-8"))
    wrong = [row for row in rows if not is_right(*row)]
    false = [row for row in wrong if found_for(str(row[0])).codes]
    missed = tuple(f"{row[0]} → {found_for(str(row[0]))}"[:200] + f", right: {row[1]}" for row in wrong)
    return Rightness(len(rows), 1 - len(wrong) / len(rows), len(false) / len(rows), missed)


def is_right(words: object, right: str | Sequence[str], part: str = "") -> bool:
    """Whether a question of these lists is answered as it should be."""
    answer, wanted = found_for(str(words)), {right} if isinstance(right, str) else set(right)
    answered = {one.id for one in answer.answers}
    offered = {group.code for group in answer.groups} | set(answer.codes[:3])
    if not answered and not offered:
        return "nothing" in wanted
    if "nothing" in wanted and not offered and all(one.kind == "gap" for one in answer.answers):
        return True  # that a matter is not dealt with here is no claim
    return bool(wanted & answered) or (bool(wanted & offered) and answer.part == part)


def queries(file: Path = QUERIES) -> Sequence[tuple[str, Sequence[str]]]:
    """A labelled list: words, and the codes of which one should come first."""
    return [(str(words), wanted) for words, wanted in yaml.safe_load(file.read_text("utf-8"))]


def found_for(words: str, limit: int = 10) -> Found:
    """What the product answers."""
    groups = read_groups(CATALOG / "national" / "search" / "groups.yaml")
    places = gazetteer(CATALOG / "ca-mau" / "communes.csv")
    return find(words, limit, catalogue_index(), groups, places, read_answers(*FOLDERS))


@lru_cache(maxsize=1)
def catalogue_index() -> Index:
    """The index over tailored definitions and pages of the national portal; the tailored one stands for its code."""
    spoken = speech(*FOLDERS)
    subjects = {subject.code: subject for subject in [*_pages(spoken), *_tailored(spoken)]}
    answers = read_answers(*FOLDERS)
    return Index(subjects.values(), spoken, answers.speech, answers.topics.speech)


def _pages(spoken: Speech) -> list[Subject]:
    return [
        Subject(
            page["code"],
            (page["name"],),
            page["name"],
            page.get("field") or "",
            ahead(
                tailored=False,
                commune="Cấp xã" in page.get("levels", ""),
                personal="Công dân" in page.get("audience", ""),
                popular=page["code"] in spoken.popular,
                central=page.get("levels") == "Cấp bộ",
            ),
        )
        for page in catalogue_pages()
    ]


def catalogue_pages() -> list[dict[str, str]]:
    """All pages that the catalogue holds, those that came first first."""
    files = sorted((CATALOG / "national").glob("*.jsonl.gz"), key=lambda file: (file.name != FIRST, file))
    pages = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            pages += [json.loads(line) for line in lines]
    return pages


def _tailored(spoken: Speech) -> list[Subject]:
    files = CATALOG.glob("ca-mau/procedures/*/definition.yaml")
    return [
        Subject(
            one["procedure"],
            (one["short_name"], *one.get("keywords", [])),
            one["name"],
            one["summary"],
            ahead(tailored=True, commune=False, personal=True, popular=one["procedure"] in spoken.popular),
        )
        for one in (yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in files)
        if "body" not in one.get("for", [])  # internal, as in `search/cache.py`
    ]
