"""Roles are data: which there are, and what each may do, `catalog/national/roles.yaml` says; no code asks for one."""

import ast

import yaml

from duoc.language import checks_signing, checks_steps, checks_turns, checks_waits
from duoc.people.powers import Power
from tests.architecture import house

# Everybody who is signed in, and whoever helps or represents somebody, are no roles of posts.
NOT_OF_POSTS = {"citizen", "helper"}
# Where a role's name stands all the same.
WORDS = {
    "faces/desk/labels.py": "its words at the desk; a role that stands not there is shown by its own name",
    "faces/portal/labels.py": "its words for people; any other is the deciding body",
    "importer/writer.py": "the general chain of steps, written into definitions as data",
}
# The same word for something else.
OTHERWISE = {
    "faces/desk/result/views.py": "the signature on a document",
    "faces/portal/verification/views.py": "the signature on a document",
    "ground/documents/report.py": "the signature on a document",
    "ground/documents/signing.py": "the signature on a document",
}


def test_no_code_asks_for_a_role_by_name() -> None:
    roles = set(yaml.safe_load((house.ROOT / "catalog" / "national" / "roles.yaml").read_text("utf-8"))["roles"])
    named = set()
    for path in sorted(house.SOURCE.rglob("*.py")):
        if {"tests", "migrations"} & set(path.parts):
            continue
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        if texts & (roles - NOT_OF_POSTS):
            named.add(path.relative_to(house.SOURCE).as_posix())
    assert named == set(WORDS) | set(OTHERWISE)


def test_the_language_names_powers_that_there_are() -> None:
    """It stands below the powers and cannot import them; a name that nobody grants would check nothing."""
    named = {checks_steps.READ, checks_signing.SIGN}
    named |= {checks_turns.ACCEPT, checks_turns.PROPOSE, checks_turns.ISSUE, checks_turns.HAND_OVER}
    named |= set(checks_waits.POWERS.values())
    assert named <= {power.value for power in Power}
