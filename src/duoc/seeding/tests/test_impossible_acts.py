"""An act that the procedure does not know, or a role without its power, is told before anything is played."""

import pytest

from duoc.language.calculations import Definition, Finding, load, parse_document
from duoc.language.tests.samples import VOCABULARIES, small
from duoc.seeding.actions import tellable
from duoc.seeding.tests.test_story_files import ASKING, GOOD
from duoc.seeding.told.mistakes import Rules, mistakes
from duoc.seeding.told.possible import NEEDS, NOT_DECLARED
from duoc.seeding.told.story_files import readable_stories


def definition(*changes: tuple[str, str]) -> Definition:
    """The small one with pieces of its text replaced."""
    return load(small(*changes).data, VOCABULARIES)


FREE = ("fees:\n  - {for: Phí bản sao, amount: copies * 8000, article: 281/2016/TT-BTC}\n", "fees: []\n")
NO_POST = ("online: {mode: full}", "online: {mode: full}\nchannels: [online, counter]")
SIGN = "  - {id: sign,"
TAX = (
    SIGN,
    "  - {id: tax, post: clerk, share: 0%, at: {organisation: thue-tinh}, within: 1 day, silence: none}\n" + SIGN,
)
POWERS = {
    "clerk": {"dossiers:dossier:accept", "payments:charge:collect", "dossiers:dossier:file_at_counter"},
    "specialist": {"dossiers:dossier:examine"},
    "leader": {"decisions:decision:sign"},
}
ITEM = "given: {items: [{kind: %s, code: %s, name: A, say: B}]}"
# the turn, what is told of it, what the remedy names
NEVER = [
    ("do: consult, given: {unit: so-xay-dung, question: Ai}", "consult", "consult"),
    ("do: record_opinion, given: {answer: argeed}", "không hỏi cơ quan nào", "at"),
    ("do: pay", "không thu phí", "fees"),
    ("do: mirror, given: {number: A, status: processing}", "hệ thống của bộ", "handled_in"),
    ("do: record_ministry_result", "hệ thống của bộ", "handled_in"),
    ("do: send_parcel, given: {number: A}", "qua bưu chính", "channels"),
    ("do: answer_check, given: {argeed: true}", "kiểm tra bản dự thảo", "draft_check"),
    ("do: post_publicly, given: {place: A}", "niêm yết", "posting"),
    ("do: sign, by: clerk", "«clerk» không có quyền làm việc «sign»", "leader"),
    ("do: sign, by: applicant", "«applicant» không có quyền", "leader"),
    ("do: accept, by: specialist@so-tu-phap", "«specialist» không có quyền", "clerk"),
    ("do: cancel, by: clerk", "«clerk» không có quyền làm việc «cancel»", "serve_at_counter"),
    (f"do: request_supplement, {ITEM % ('paper', 'safty')}", "không có giấy tờ «safty»", "safety"),
    (f"do: request_supplement, {ITEM % ('answer', 'copyes')}", "không có câu hỏi «copyes»", "copies"),
    ("expect: {notice: [visit_planed]}", "«visit_planed»", "visit_planned"),
]


def told_of(turn: str, *definitions: Definition) -> list[Finding]:
    text = GOOD.replace("do: refuse, by: clerk, refused: hồ sơ", turn)
    stories, none = readable_stories(parse_document(text, "cases.yaml"), "9.000001", tellable())
    rules = Rules(definitions, lambda _day: True, notices=("accepted", "visit_planned"), powers=POWERS)
    assert not none
    return mistakes(stories, rules, "cases.yaml")


@pytest.mark.parametrize(("turn", "word", "near"), NEVER, ids=[one[0] for one in NEVER])
def test_an_act_that_cannot_happen_here_is_told_once(turn: str, word: str, near: str) -> None:
    [finding] = told_of(turn, definition(FREE, NO_POST))
    assert word in finding.what and near in finding.remedy and finding.why
    assert abs(finding.line - 18) <= 1


def test_a_body_that_no_step_asks_answers_nothing() -> None:
    turn = "do: record_opinion, by: specialist@%s"
    [finding] = told_of(turn % "so-tu-phap", definition(TAX))
    assert "«so-tu-phap»" in finding.what and "thue-tinh" in finding.remedy
    assert told_of(turn % "thue-tinh", definition(TAX)) == []
    assert told_of(turn % "so-tu-phap", definition(ASKING)) == []


SERVED = "do: serve_at_counter, by: clerk, given: {paper: card, personal_number: '096090012345', consent: ['yes']}}"


@pytest.mark.parametrize(("later", "faults"), [("5 minute", 0), ("1 day", 1)])
def test_an_official_does_an_act_of_the_applicant_on_the_day_on_which_they_stand_at_the_counter(
    later: str, faults: int
) -> None:
    turns = f"{SERVED}\n      - {{skip: {later}, do: cancel, by: clerk"
    assert len(told_of(turns, definition())) == faults


def test_what_one_version_knows_can_happen() -> None:
    assert told_of("do: pay, by: clerk", definition(FREE), definition()) == []


def test_every_need_is_of_a_word_that_can_be_told() -> None:
    assert {*NEEDS, *NOT_DECLARED} <= set(tellable())
