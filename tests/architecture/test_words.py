"""Every word of the definition language has an effect: code outside the language reads it, or an outcome changes.

A mention proves nothing, so the type checker is asked: in a copy of the sources every field of what a definition or a
plan holds is a property that is called deprecated, and each use of it is then a finding that names class and file.
"""

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from duoc.language import definition as d
from duoc.language.words import PARTS, at

ROOT = Path(settings.CATALOG).parent
RECORDS = ("asking", "deciding", "definition", "outcome", "papers", "parties", "plan", "timing")
# Where the language works something out of a word, so that another outcome follows; not its checks, readers, copies.
# `asking`, `definition` and `timing` hold what a record says of itself: its name for people, a citation, a mode.
WORKING = (
    "asking",
    "carrying",
    "clocking",
    "co_signers",
    "definition",
    "describing",
    "enacting",
    "evaluating",
    "evaluation",
    "groups",
    "ordering",
    "parties",
    "sensing",
    "timing",
    "values",
)
# Only for the language itself: where a part stood, in which order answers are worked out.
INTERNAL = {"Sense.place", "Definition.order", "Definition.page_of", "Definition.questions", "Definition.raw"}
# Conditions and what else is worked out where variant, papers and fees follow; the rest there is copied into the plan.
CONCLUDED = re.compile(
    r"\.(when|otherwise|held_in|scope|register|where|law|refuse|amount|until|basis|together|missing|refund)$"
)
FIELD = re.compile(r"^    ([a-z_]+): ([^=#]+?)(?: = .*)?(?:  #.*)?$")


RECORD_OF = {
    "The whole": d.Definition, "`online`": d.Online, "`competent`": d.Competent, "`to_verify`": d.Doubt,
    "A page": d.Page, "`computed` of a page or a group": d.Computed, "`pattern` of a question": d.Pattern,
    "A question": d.Question, "`check` of a question": d.Check, "`known_from`, with a condition": d.KnownFrom,
    "`known_from`, by who asks": d.KnownFrom, "`together`": d.Together,
    "`sense`, by a rule of its own": d.Sense, "`refuse`": d.NotServed, "A variant": d.Variant, "A paper": d.Paper,
    "`held_in`": d.HeldIn, "A fee": d.Fee, "`clock`": d.Clock, "`extra_time`": d.ExtraTime,
    "`draft_check`": d.DraftCheck, "`hand_over`": d.HandOver,
    "`posting`": d.Posting, "`consult`": d.Consultation, "`not_eligible`": d.NotEligible, "A step": d.Step,
    "`at` of a step": d.Competent,
    "`outcome`": d.Outcome, "`orders`": d.Orders, "`entry`": d.EntryOf, "A person of the entry": d.PersonOf,
    "A result": d.ResultOf,
    "A list of the entry": d.ListOf,
}  # fmt: skip
# Words of these belong to two records: a group is the question of its page, and says more.
OF_TWO = {"`group` of a page": (d.Question, d.Group)}
# Parts whose words the writer chooses or whose record is a mapping: shown whole, or the checks of the vocabulary.
WHOLE = {"`source`", "`copies` of a paper", "`sense`, by a name of the vocabulary"}
# Words that another name has in code. The `group` of a page is its one question; `number_to_verify` becomes one more
# doubt of the whole.
IN_CODE = {
    "procedure": "code",
    "group": "questions",
    "if": "condition",
    "from": "path",
    "check": "checks",
    "strength": "doubt",
}
FOR = {"The whole": "audience", "A fee": "label", "`posting`": "term"}


def test_every_word_of_the_schema_is_a_field_of_a_record() -> None:
    assert {*RECORD_OF, *OF_TWO, *WHOLE} == set(PARTS)
    for part, records in {**{part: (record,) for part, record in RECORD_OF.items()}, **OF_TWO}.items():
        fields = {field.name for record in records for field in dataclasses.fields(record)}
        words = set(at(PARTS[part])["properties"]) - {"number_to_verify"}
        assert {FOR[part] if word == "for" else IN_CODE.get(word, word) for word in words} <= fields, part


@pytest.mark.nightly
def test_every_word_is_read_or_changes_an_outcome(tmp_path: Path) -> None:
    fields = watched(tmp_path)
    uses = read_by(tmp_path)
    without = {field for field in fields if not any(acts(field, file) for file in uses.get(field, ()))}
    assert without <= INTERNAL, sorted(without - INTERNAL)


def acts(field: str, file: str) -> bool:
    """Whether a use in this file is an effect."""
    folder, name = file.rsplit("/", 1)
    if not folder.endswith("duoc/language"):
        return True
    stem = name.removesuffix(".py")
    return stem in WORKING or (stem == "consequences" and CONCLUDED.search(field) is not None)


def watched(folder: Path) -> list[str]:
    """Copy the sources, make every field of the records a property that is deprecated, and name the fields."""
    shutil.copytree(ROOT / "src", folder / "src")
    shutil.copy(ROOT / "pyproject.toml", folder)
    names = []
    for record in RECORDS:
        file = folder / "src/duoc/language" / f"{record}.py"
        lines, owner = [], ""
        for line in file.read_text("utf-8").splitlines():
            owner = named[1] if (named := re.match(r"class (\w+)", line)) else owner
            field = FIELD.match(line) if owner else None
            if field is None:
                lines.append(line)
                continue
            names.append(f"{owner}.{field[1]}")
            lines += [
                "    @property",
                f'    @deprecated("{names[-1]};")',
                f"    def {field[1]}(self) -> {field[2]}: ...",
            ]
        text = "\n".join(lines).replace("\nfrom ", "\nfrom typing_extensions import deprecated\nfrom ", 1)
        file.write_text(text, "utf-8")
    return names


def read_by(folder: Path) -> dict[str, set[str]]:
    """The files that use each field, as the type checker finds them."""
    command = [str(Path(sys.executable).parent / "mypy"), "--enable-error-code", "deprecated"]
    report = subprocess.run(
        [*command, "--cache-dir", str(folder / "cache")],
        cwd=folder,
        env={**os.environ, "DUOC_VAR": str(folder / "var")},
        capture_output=True,
        text=True,
        check=False,
    )
    uses: dict[str, set[str]] = {}
    for file, field in re.findall(r"^(src/[^:]+):\d+: .*?is deprecated: ([\w.]+);", report.stdout, re.MULTILINE):
        uses.setdefault(field, set()).add(file)
    assert uses, report.stdout[-2000:] + report.stderr[-2000:]
    return uses
