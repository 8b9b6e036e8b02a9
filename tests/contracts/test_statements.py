"""An application of eight questions needs at most twenty statements over its four requests, counted at the driver."""

from collections.abc import Callable

import pytest

from tests.contracts.application import ANSWERS, MOST_STATEMENTS, PROCEDURE, Speaker, kept_connection, statements, whole
from tests.contracts.conftest import Caller

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_province]


def test_eight_questions_take_twenty_statements(caller: Callable[[str], Caller]) -> None:
    answer = caller("")("POST", f"/procedures/{PROCEDURE}/evaluation", {"answers": ANSWERS})
    assert answer.status_code == 200
    token = caller("citizen1").token
    mine = Caller(token)("POST", f"/procedures/{PROCEDURE}/evaluation", {"answers": ANSWERS}).json()
    asked = [question["id"] for page in mine["pages"] for question in page["questions"]]
    assert sorted(asked) == sorted(ANSWERS) and len(asked) == 8 and mine["complete"]
    with kept_connection():
        speak = Speaker(token)
        whole(speak)  # a process reads definitions and calendars once
        with statements() as sent:
            whole(speak)
    assert len(sent) <= MOST_STATEMENTS, "\n".join(f"{number}. {text[:160]}" for number, text in enumerate(sent, 1))
