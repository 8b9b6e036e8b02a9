"""What stories name beside their acts: bodies, roles, desks, steps, cases, papers. Read without playing. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.dossiers.acts import APPLICANT, CARRIER, ELSEWHERE
from duoc.language.calculations import Definition, Finding
from duoc.seeding.told.story import Happening, ToldStory

MOST_NAMES = 8
UNKNOWN: Mapping[str, str] = {
    "body": gettext_noop("tỉnh không có cơ quan nào có mã «%(name)s»."),
    "role": gettext_noop("không có vai «%(name)s»."),
    "desk": gettext_noop("không có bàn «%(name)s»."),
    "step": gettext_noop("định nghĩa không có bước «%(name)s»."),
    "variant": gettext_noop("định nghĩa không có trường hợp «%(name)s»."),
    "paper": gettext_noop("định nghĩa không có giấy tờ «%(name)s»."),
}


@dataclass(frozen=True)
class Known:
    """The names that there are, by kind; a kind that is left out is not judged."""

    names: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, bodies: Collection[str], roles: Collection[str], definitions: Sequence[Definition]) -> "Known":
        """What a province and the versions of a procedure know."""
        return cls(
            {
                "body": bodies,
                "role": roles,
                "desk": {*roles, APPLICANT, CARRIER, ELSEWHERE},
                "step": {step.id for one in definitions for step in one.steps},
                "variant": {variant.id for one in definitions for variant in one.variants},
                "paper": {paper for one in definitions for paper in one.papers},
            }
        )

    def elsewhere(self) -> "Known":
        """Of a dossier of another procedure, whose definition is not read here."""
        return Known({kind: self.names[kind] for kind in ("body", "role", "desk")})


def unknown_names(stories: Sequence[ToldStory], known: Known, file: str) -> list[Finding]:
    """A finding for each name that nobody knows, at the line of its turn; one for a road that several stories walk."""
    findings = {}
    for story in stories:
        for line, kind, name, word in _named(story, known):
            findings[line, kind, name] = _finding(kind, name, word, known).at(file, line)
    return list(findings.values())


def _named(story: ToldStory, known: Known) -> Iterator[tuple[int, str, str, str]]:
    """Line, kind, name and word of each name in a story that nobody knows."""
    names = [(story.line, kind, name, "filed_by") for kind, name in _who(story.filed_by)]
    names += [(story.line, "paper", paper.partition(".")[0], "papers") for paper in story.papers or ()]
    for turn in (story.filed, *story.turns):
        names += [(turn.line, kind, name, word) for kind, name, word in _of_turn(turn)]
    yield from (one for one in names if one[1] in known.names and one[2] not in known.names[one[1]])
    if story.about is not None:
        yield from _named(story.about, known.elsewhere())


def _of_turn(turn: Happening) -> Iterator[tuple[str, str, str]]:
    yield from ((kind, name, "by") for kind, name in _who(turn.by))
    if turn.act == "consult" and (unit := turn.given.get("unit")):
        yield "body", str(unit), "unit"
    for word, kind in EXPECTED.items():
        if name := turn.expect.get(word):
            yield kind, str(name), word


EXPECTED: Mapping[str, str] = {
    "body": "body",
    "competent": "body",
    "desk": "desk",
    "step": "step",
    "variant": "variant",
}
"""The words of `expect` that name something, and what."""


def _who(role: str) -> Iterator[tuple[str, str]]:
    name, _at, body = role.partition("@")
    if name and name != APPLICANT:
        yield "role", name
    if body:
        yield "body", body


def _finding(kind: str, name: str, word: str, known: Known) -> Finding:
    return Finding(
        "stories",
        ("stories",),
        f"{word}: {_(UNKNOWN[kind]) % {'name': name}}",
        _("Không kể được câu chuyện."),
        _("Chọn: %(names)s.") % {"names": nearest(name, known.names[kind])},
    )


def nearest(name: str, names: Collection[str]) -> str:
    """The names that are like it, the likest first; else the first of all."""
    return ", ".join(get_close_matches(name, list(names), MOST_NAMES, 0.5) or sorted(names)[:MOST_NAMES])
