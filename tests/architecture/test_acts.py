"""Acts are declared once: no face decides what may be done, no action goes a way of its own, histories share words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers.acts.act import declared
from duoc.dossiers.models import Dossier, NewOriginal
from duoc.dossiers.new_originals import WAITS
from duoc.registers.models import Review
from duoc.registers.reviewable import DECIDED, OPEN
from tests.architecture import house

FACES = house.SOURCE / "faces"
# Words for states belong to the labels of each face and to the page that judges a paper; a list may be narrowed to one
# state that somebody chose; a page may wait for a job. None of these offers an act.
MAY_NAME_STATES = {
    *("desk/labels.py", "portal/labels.py", "portal/verification/views.py"),
    *("desk/priority.py", "desk/dossiers/views.py"),
    "desk/result/summary.py",
}
SUBJECT = r"(dossier|decision|instrument)"
STATE = re.compile(rf"(Dossier|Decision|Instrument)\.State\.[A-Z]|{SUBJECT}\.state\s*(==|!=|in\b|not in\b)")
# Where a dossier lies and whether it was accepted decides what may be done with it, so only acts ask. How many lines of
# a face ask it to show something: who holds it, a date, a paper that exists since then, the words of a state.
WHERE = re.compile(r"\.(accepted_at|ended_at|is_running|waits_for_applicant)\b|\.desk\s+(==|!=|in\b|not in\b)")
MAY_SHOW_WHERE = {
    "desk/archive/transfer.html": 1,
    "desk/archive/year.html": 1,
    "desk/dossier/act_read.html": 1,
    "desk/dossier/base.html": 1,
    "desk/history/views.py": 1,
    "desk/priority.py": 2,
    "desk/proposal/views.py": 1,
    "desk/registers/book.html": 1,
    "desk/registers/entry.html": 1,
    "desk/unclaimed/listing.html": 1,
    "exchange/dossiers/serialize.py": 3,
    "exchange/dossiers/views.py": 1,
    "portal/check/views.py": 1,
    "portal/dossier/dossier.html": 1,
    "portal/dossier/timeline.py": 5,
    "portal/dossier/views.py": 4,
    "portal/dossiers/dossiers.html": 1,
    "portal/follow/views.py": 2,
}
# Filing makes the dossier that other acts lock, the counter the draft before it; these keep a key over a whole request.
# An outage is told of the whole system, a recount goes through all dossiers: they have no dossier of their own.
# Dossiers go to the archive many at once, each by its act.
OWN_WAY = {
    "dossiers/actions/announce_outage.py",
    "dossiers/actions/begin_at_counter.py",
    "dossiers/actions/begin_by_post.py",
    "dossiers/actions/file.py",
    "dossiers/actions/hand_in.py",
    "dossiers/actions/hand_to_archive.py",
    "dossiers/actions/recount_dates.py",
    "dossiers/actions/take_in.py",
}
# Done on an entry or a book, which may have no dossier.
OF_BOOKS = ("close_book", "compare_entries", "decide_correction", "note", "propose_correction")
OWN_WAY |= {f"registers/actions/{name}.py" for name in OF_BOOKS}
OF_DOSSIERS = ("dossiers", "decisions", "registers")
# Names under which keys were kept. Renaming one needs a migration of the stored keys; new acts need no line here.
NAMES = [
    *("decisions.answer_check", "decisions.propose", "decisions.send_back", "decisions.sign"),
    *("dossiers.accept", "dossiers.cancel", "dossiers.consult", "dossiers.decide_withdrawal", "dossiers.extend"),
    *("dossiers.hand_over", "dossiers.mirror", "dossiers.post_publicly", "dossiers.record_opinion", "dossiers.refuse"),
    *("dossiers.request_supplement", "dossiers.request_withdrawal", "dossiers.supplement", "registers.issue"),
]
NAME = re.compile(rf"""["']((?:{"|".join(OF_DOSSIERS)})\.[a-z_]+)["']""")


def names_in_faces(folder: Path) -> set[str]:
    pages = [path for path in [*folder.rglob("*.py"), *folder.rglob("*.html")] if "tests" not in path.parts]
    return {name for path in pages for name in NAME.findall(path.read_text("utf-8"))}


def naming_states(folder: Path) -> Iterator[str]:
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.html")]):
        name = path.relative_to(folder).as_posix()
        if "tests" in path.parts or name in MAY_NAME_STATES:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if STATE.search(line):
                yield f"{name}:{number}"


def asking_where(folder: Path) -> dict[str, int]:
    """How many lines of each file ask where a dossier lies, or how far it has come."""
    lines: dict[str, int] = {}
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.html")]):
        if "tests" not in path.parts:
            asking = sum(WHERE.search(line) is not None for line in path.read_text("utf-8").splitlines())
            lines |= {path.relative_to(folder).as_posix(): asking} if asking else {}
    return lines


def test_no_face_decides_by_a_state_what_may_be_done() -> None:
    assert list(naming_states(FACES)) == []


def test_a_state_in_a_face_is_seen(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% if dossier.state == "filed" %}')
    (tmp_path / "views.py").write_text("x = dossier.state in (Dossier.State.FILED,)\ny = decision.state != z\n")
    assert list(naming_states(tmp_path)) == ["page.html:1", "views.py:1", "views.py:2"]


def test_no_face_decides_by_where_a_dossier_lies_what_may_be_done() -> None:
    assert asking_where(FACES) == MAY_SHOW_WHERE


def test_a_face_that_asks_where_a_dossier_lies_is_seen(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% if dossier.accepted_at %}\n{% if dossier.desk == "clerk" %}\nĐã tiếp nhận')
    (tmp_path / "views.py").write_text("x = dossier.is_running\ny = 'bàn' if dossier.desk in DESKS else ''\n")
    assert asking_where(tmp_path) == {"page.html": 2, "views.py": 2}


def test_the_desk_of_the_applicant_has_one_name() -> None:
    literal = re.compile(r"""\bdesk\s*(=|==|!=)\s*["']applicant["']|[A-Z]\s*=\s*["']applicant["']""")
    pages = [*house.files(), *FACES.rglob("*.html")]
    places = [path for path in pages if "tests" not in path.parts and literal.search(path.read_text("utf-8"))]
    assert places == [house.SOURCE / "dossiers" / "rules.py"]


def test_every_act_goes_the_one_way() -> None:
    """Who does an act once per key does it by its declaration."""
    astray = []
    for package in OF_DOSSIERS:
        for path in (house.SOURCE / package / "actions").glob("*.py"):
            name = path.relative_to(house.SOURCE).as_posix()
            if name not in OWN_WAY and any(
                target.startswith("duoc.ground.once") and not target.startswith("duoc.ground.once.calculations")
                for _line, target in house.imports(path)
            ):
                astray.append(name)
    assert astray == []


def test_the_one_way_is_read_in_one_go() -> None:
    assert len((house.SOURCE / "dossiers" / "acts" / "act.py").read_text("utf-8").splitlines()) <= 150


def test_what_is_recorded_of_a_dossier_is_a_declared_event() -> None:
    """A literal name in a call of `record` would have no words in any history."""
    undeclared = []
    for package in OF_DOSSIERS:
        for path in house.files():
            if path.relative_to(house.SOURCE).parts[0] != package:
                continue
            for node in ast.walk(house.tree(path)):
                if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record":
                    literal = len(node.args) > 1 and isinstance(node.args[1], ast.Constant)
                    undeclared += [house.place(path, node.lineno)] if literal else []
    assert undeclared == []


def test_every_act_is_declared_whole() -> None:
    """Each says in which states it may be done and which follow, and the history has words for it."""
    own = {Decision: Decision.State.values, LaterDecision: Decision.State.values, Review: [OPEN, DECIDED]}
    own[NewOriginal] = [WAITS, *NewOriginal.Outcome.values]
    for act in declared():
        known = own.get(act.kind.model, Dossier.State.values)
        assert act.states and act.states | act.after <= set(known), act.name
        assert str(act.event.title), act.name


def test_names_of_acts_last() -> None:
    """They stand beside every key of before: a file that gets another name would let an old form act a second time."""
    names = {act.name for act in declared()}
    assert set(NAMES) - names == set()
    assert not {"dossiers.file", "dossiers.hand_in"} & names


def test_each_name_of_an_act_in_a_face_is_declared() -> None:
    assert names_in_faces(FACES) and names_in_faces(FACES) <= {act.name for act in declared()}


def test_a_misspelt_act_in_a_face_is_seen(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% if "dossiers.acept" in acts %}')
    assert names_in_faces(tmp_path) == {"dossiers.acept"}
