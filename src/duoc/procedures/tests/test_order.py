"""A definition comes back from the database in the order in which it was written."""

import pytest
from tests.cast import BIRTH, MONDAY

from duoc.procedures import queries


@pytest.mark.django_db
def test_papers_and_options_keep_their_order(province: None) -> None:
    definition = queries.definition(queries.in_force(BIRTH, MONDAY))
    assert list(definition.papers)[:2] == ["declaration", "birth_notice"]
    assert list(definition.questions["requester.relation"].options)[:2] == ["mother", "father"]
    assert definition.variants[0].id == "ordinary"
