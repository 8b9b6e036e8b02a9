"""Shared vocabularies: in the order in which people look, one mapping for all."""

from duoc.language.alphabet import sort_key
from duoc.language.tests.samples import VOCABULARIES, loaded, real


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    names = ["Đất Mũi", "An Xuyên", "Cái Nước", "Ân", "Ăn", "Dầm", "Ông", "Ơn", "On", "Cà Mau", "Cả", "Ca"]
    wanted = ["An Xuyên", "Ăn", "Ân", "Ca", "Cả", "Cà Mau", "Cái Nước", "Dầm", "Đất Mũi", "On", "Ông", "Ơn"]
    assert sorted(names, key=sort_key) == wanted


def test_questions_share_their_options() -> None:
    definition = loaded(real("1.001193"))
    assert definition.questions["mother.residence"].options is definition.questions["father.residence"].options
    assert definition.questions["child.nationality"].options is VOCABULARIES.countries
