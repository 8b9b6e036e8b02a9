"""Officials and documents name an answer by its label; a sentence to the citizen has no place there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from yaml import safe_load

from duoc.procedures.queries import read_document
from duoc.procedures.tests.samples import PROCEDURES, loaded

PATHS = sorted(PROCEDURES.glob("*/definition*.yaml"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_question_has_a_name_that_an_official_reads(path: Path) -> None:
    names = {question.id: question.name for question in loaded(read_document(path).data).questions.values()}
    assert {id: name for id, name in names.items() if re.search(r"\b(bạn|tôi)\b|\?", name, re.IGNORECASE)} == {}
    assert {id: name for id, name in names.items() if len(name) > 60} == {}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_step_lies_on_a_desk_that_somebody_can_hold(path: Path) -> None:
    """A step without a role stops every dossier for ever."""
    roles = safe_load((settings.CATALOG / "national" / "roles.yaml").read_text("utf-8"))["roles"]
    assert {step.post for step in loaded(read_document(path).data).steps} <= set(roles)
