"""What was read from a file and what is in doubt, as a page of documentation: each kind with examples."""

from collections import Counter
from collections.abc import Iterable, Sequence

from duoc.importer import channels
from duoc.importer.channels import ChannelRow
from duoc.importer.cleaning import cut
from duoc.importer.doubts import KINDS
from duoc.importer.read_pages import Reading
from duoc.importer.writer import Written

EXAMPLES = 3
LONGEST = 260
HEAD = """# Import of the national catalogue

Written by `duoc catalogue doubts > docs/catalogue-import.md`; a test fails when it is out of date.

`duoc catalogue import FILE.jsonl[.gz] [--read DATE] [--preview] [--dry-run] [--json]` turns pages of the national
portal into published procedures of the same language as tailored ones. Four files of `catalog/national/` are loaded at
first start, each with a `.source.yaml` that tells where it comes from: the first crawl, the ministries that it lacks,
pages that were renewed, pages of ministries. `gone.tsv` lists pages that the portal no longer has: they are marked, not
deleted. For a newer crawl, `--preview` shows what is new, what changed in which part, and what opens or closes,
before anything is published.

- **Whole or nothing.** A file goes into the catalogue in one transaction. A line that cannot be taken (no JSON, missing
  or mistyped texts, unknown level, markup or a spreadsheet formula in a name, too long, a code twice) is left out and
  told with line, reason and remedy; the others go in together. An error in between takes everything back.
- **Again changes nothing.** A page that says the same as its published version is left alone, whatever the day. One
  that says something else becomes a new version from the day it was read, or from today where that day is taken.
- **Tailored first.** Where the province has a definition of its own, that one is offered; the page is only noted.
- **Nothing is guessed silently.** What is doubted stands in the definition's `to_verify`, so that officials and the
  page show “đang xác minh”. An amount that is doubted is not charged; a term that is not known is left empty, and work
  is planned by `catalog/national/terms.yaml`, which every date then says.
- **Open only when it passes the gates.** The province's `opening.yaml` says for which ways of filing its own
  definitions and imported ones are opened; of imported ones only those that pass every gate: `body` (the province or
  a commune decides, by the heading and by the steps), `request` (a citizen or an organisation asks for something),
  `whole` (the steps do not stop in the middle, papers are told), `papers` (each is told as required, conditional or
  optional), `form` (the application form is among the required ones), `term` (of filing online, with a unit). Words
  and structure decide, never a list of codes. All others inform and say where they are filed. Where the term alone is
  missing, the counter may take it, and the desk enters term and article before it accepts.
- **A general form** asks for whom, what for, which case (one for each headed table of papers, and one
  for “not sure”) and, where a commune settles it, which one. Papers are uploaded; one whose name or heading holds a
  condition (“nếu có”, “trường hợp”, “đối với” …) is not required; of a form only a case or an “if” is a condition. What
  is said of its content or in a sentence behind its name, how it is filed, and a condition for each of its kinds
  are none; what the agency finds in a register is. What
  the procedure itself gives is no paper to bring. The result is a general letter with the specialist's text.
- **Who settles it** is read from the page's bodies by `catalog/<province>/handling-bodies.yaml`, and from its steps: a
  matter laid before the committee of the province is the committee's. Bodies outside the province's administration have
  no seat in its organisations: such a procedure is shown, with where it is filed (`handled_in: ministry`).
- **Online in full** where the page lists an online channel; else `partial`: written here, finished on paper.

## Checked by hand

By one engineer who read them, no jurist; 29 November 2026. `duoc catalogue acceptability --sample 60 --seed N` prints
the protocol. A page that was doubted counts as one that fails.

| Drawn | Outcome |
| --- | --- |
| 60 open, seed 11, before the mending below | 40 acceptable (67 %) |
| 60 open, seed 2911, after the first mending | 46 acceptable (77 %); 8 of the 14 others were mended after that |
| 60 closed, seed 11 | 3 closed without need, one of them mended (“nêu rõ lý do” read as a broken end) |
| 200 open, seed 11, by name, level and body | 0 outside the power of the province and its communes |

What failed, and was mended by its kind: required papers left optional because of “đối với” that tells what a paper is
about, a rule in a later sentence, “(nếu có)” of one part, a condition for each kind, a way of filing (12 pages);
a comma in the name of a specialised body (2); a form that is a heading too (1); “trình … gia hạn” (1); evidence under
a heading of its own (1); names that told only the manner of copying (2). Still failing: “Ủy ban nhân dân cấp có thẩm
quyền” is given to a department (3), tables about proxies and filing online read as papers (2), papers of a foreign
partner or of military units told as required (2), three bodies to choose from where one receives and another
decides (1).
"""


def report(readings: Iterable[Reading]) -> str:
    """The page, in Markdown. A code that several files have counts with each of its pages."""
    read = list(readings)
    written = [one for reading in read for one in reading.written]
    rows = [
        ("Lines", sum(reading.read for reading in read)),
        ("Definitions", len(written)),
        ("Rejected lines", sum(len(reading.rejected) for reading in read)),
        ("Online in full", sum(one.online_full for one in written)),
        ("Settled by a central body", sum(one.definition["handled_in"] == "ministry" for one in written)),
        ("With cases to choose from", sum(len(one.definition["variants"]) > 1 for one in written)),
        ("Papers asked for", sum(len(one.definition["papers"]) - 1 for one in written)),
        ("Rows of the channel tables", sum(len(_rows(one)) for one in written)),
        ("… of them without a unit of time", sum(_unitless(row) for one in written for row in _rows(one))),
        ("Term known", sum("term" in _variant(one) for one in written)),
        ("Fees all known", sum(_fees_known(one) for one in written)),
        ("Pass every gate", sum(not one.failed for one in written)),
        ("Fail the term alone", sum(one.failed == ("term",) for one in written)),
        *((f"Fail the gate `{gate}`", sum(gate in one.failed for one in written)) for gate in written[0].checked),
        ("Without any doubt below", sum(not one.doubts for one in written)),
    ]
    table = "\n".join(f"| {name} | {count:,} |" for name, count in rows)
    parts = [HEAD, "## The shipped files\n\n| What | Count |\n| --- | ---: |\n" + table, _doubts(written)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _rows(one: Written) -> tuple[ChannelRow, ...]:
    return channels.read(one.page.text("channels_text"))


def _unitless(row: ChannelRow) -> bool:
    return row.number is not None and not row.unit


def _variant(one: Written) -> dict[str, object]:
    return next(iter(one.definition["variants"].values()))


def _fees_known(one: Written) -> bool:
    return all(fee["amount"] != "to_verify" for fee in one.definition["fees"])


def _doubts(written: Sequence[Written]) -> str:
    counts = Counter(kind for one in written for kind in {doubt.kind for doubt in one.doubts})
    parts = ["## What is in doubt\n\nEach kind, on how many pages, what is done about it, and examples."]
    for kind, (what, done) in KINDS.items():
        lines = [f"### `{kind}` — {what}: {counts[kind]:,}", f"{done}"]
        lines += [f"- {code}: {why}" for code, why in _examples(written, kind)]
        parts.append("\n\n".join(lines[:2]) + ("\n\n" + "\n".join(lines[2:]) if lines[2:] else ""))
    return "\n\n".join(parts)


def _examples(written: Sequence[Written], kind: str) -> list[tuple[str, str]]:
    """The first pages of the kind whose words differ."""
    codes: dict[str, str] = {}
    for one in written:
        for doubt in one.doubts:
            if doubt.kind == kind:
                codes.setdefault(_plain(doubt.why), one.page.code)
        if len(codes) >= EXAMPLES:
            break
    return [(code, why) for why, code in list(codes.items())[:EXAMPLES]]


def _plain(text: str) -> str:
    """Without anything that Markdown would read as its own."""
    for mark in "\\`*_<>|[]#":
        text = text.replace(mark, " ")
    return cut(" ".join(text.split()), LONGEST)
