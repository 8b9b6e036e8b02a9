"""Refusals beside a form: what is refused is told there, what is forbidden never is."""

import pytest

from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.ground.refusal import Refusal
from duoc.people.powers import Forbidden


def refuse(refusal: Refusal) -> str:
    raise refusal


def test_an_act_gives_what_it_made_or_its_refusal() -> None:
    no = Refusal("Chưa được.", "Hãy thử lại.")
    assert attempt(lambda: "xong") == "xong"
    assert attempt(lambda: refuse(no)) is no


def test_what_is_forbidden_goes_on() -> None:
    with pytest.raises(Forbidden):
        attempt(lambda: refuse(Forbidden("Không được.")))


@pytest.mark.parametrize(("remedy", "text"), [("Hãy thử lại.", "Chưa được. Hãy thử lại."), ("", "Chưa được.")])
def test_a_refusal_is_told_whole_and_on_one_line(remedy: str, text: str) -> None:
    refusal = Refusal("Chưa được.", remedy)
    assert faults_of(refusal, "ky") == [Fault("ky", text)] and refusal.words == text
