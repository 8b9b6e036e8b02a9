"""A story is played by the real acts at its own hours, leaves nothing, and says what came otherwise, and where."""

from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY

from duoc.dossiers.models import Dossier
from duoc.ground.ledger.models import Entry
from duoc.language.calculations import parse_document
from duoc.people.models import Person
from duoc.procedures import queries as procedures
from duoc.seeding.actions import tellable
from duoc.seeding.told.coverage import covered
from duoc.seeding.told.story import Played, ToldStory
from duoc.seeding.told.story_files import read_stories
from duoc.seeding.told.telling import tell

HEAD = f"""
applicants:
  mother: {{full_name: Nguyễn Thị Ngọc, personal_number: "096195000001", birth_date: "1995-02-03", sex: female, ethnicity: "01", nationality: vn, residence: "99001", address: Ấp 1, phone: "0912345678"}}
stories:
  - it: Một chuyện
    law: Luật
    applicant: mother
    answers: {BIRTH_ANSWERS}
    filed: 2026-11-23T09:00
    then:
"""  # noqa: E501 - one person in one line, as in the files
ACCEPTED = "{skip: 30 minute, do: accept, expect: {state: processing, forms: [receipt_01], promise: '2026-11-23'}}"
PROPOSED = "{skip: 1 hour, do: propose, given: {values: {child.personal_number: '000000000777'}}}"


def stories_of(*turns: str) -> list[ToldStory]:
    text = HEAD + "".join(f"      - {turn}\n" for turn in turns)
    return read_stories(parse_document(text, "cases.yaml"), BIRTH, tellable())


def played(*turns: str) -> Played:
    [story] = stories_of(*turns)
    return tell(story)


def sentences(one: Played, language: str = "vi") -> list[str]:
    return [failure.say(language) for failure in one.failures]


def test_it_goes_the_whole_road_and_leaves_nothing(road: object) -> None:
    before = Dossier.objects.count(), Entry.objects.count(), Person.objects.count()
    one = played(
        ACCEPTED,
        PROPOSED,
        "{skip: 10 minute, do: agree}",
        "{skip: 10 minute, do: sign}",
        "{skip: 10 minute, do: issue, expect: {state: done, entry: {child.full_name: Trần Ngọc Hân}}}",
        '{skip: 10 minute, do: hand_over, expect: {state: returned, desk: "", late: false}}',
    )
    assert sentences(one) == []
    assert {"accept", "propose", "agree", "sign", "issue", "hand_over"} == one.turns
    definition = procedures.definition(procedures.in_force(BIRTH, MONDAY))
    assert covered([definition], [one], tellable())["steps"].share == 1
    assert (Dossier.objects.count(), Entry.objects.count(), Person.objects.count()) == before


def test_what_came_otherwise_is_said_in_both_languages_with_its_line(road: object) -> None:
    one = played('{skip: 30 minute, do: accept, expect: {state: refused, promise: "2026-11-25"}}')
    assert [failure.line for failure in one.failures] == [11, 11]
    assert sentences(one)[0] == "state: chờ refused, được processing"
    assert sentences(one, "en")[0] == "state: expected refused, got processing"
    assert "2026-11-25" in sentences(one)[1]


def test_a_refusal_that_is_told_is_right_and_another_is_not(road: object) -> None:
    early = "{skip: 10 minute, do: propose, by: specialist, given: {values: {}}"
    assert sentences(played(early + ", refused: hồ sơ}")) == []
    assert "được «" in sentences(played(early + ", refused: mưa bão}"))[0]
    assert "bị từ chối" in sentences(played(early + "}", "{skip: 1 day, expect: {state: returned}}"))[0]
    assert "chờ bị từ chối" in sentences(played("{skip: 10 minute, do: accept, refused: hồ sơ}"))[0]


def test_what_nobody_can_give_is_said_and_breaks_nothing(road: object) -> None:
    assert "accept không chạy được" in sentences(played("{skip: 10 minute, do: accept, given: {colour: red}}"))[0]
    assert "expect không chạy được" in sentences(played("{skip: 10 minute, expect: {notice: [{colour: red}]}}"))[0]


def test_a_body_or_a_desk_that_is_not_there_is_said_and_the_next_story_is_played(road: object) -> None:
    one = played("{skip: 10 minute, do: accept, by: clerk@so-xay-dungg}")
    assert [failure.line for failure in one.failures] == [11]
    assert "so-xay-dungg" in sentences(one)[0] and "organisations.yaml" in sentences(one)[0]
    gone = played("{skip: 10 minute, do: cancel, given: {reason: Nộp nhầm nơi rồi.}}", "{skip: 1 hour, do: accept}")
    assert "không nằm ở bàn nào" in sentences(gone)[0] and "LookupError" not in sentences(gone)[0]


def test_steps_that_no_story_goes_through_are_named(road: object) -> None:
    definition = procedures.definition(procedures.in_force(BIRTH, MONDAY))
    steps = covered([definition], [played(ACCEPTED)], tellable())["steps"]
    assert steps.share < 1
    assert "sign" in steps.missed
    assert "receive" not in steps.missed


def test_silence_counts_at_its_hour(road: object) -> None:
    """The applicant has a day to read the draft; the job that ends it does so at its hour, without a worker."""
    one = played(
        ACCEPTED, PROPOSED, "{skip: 2 hour, expect: {desk: applicant}}", "{skip: 3 day, expect: {desk: leader}}"
    )
    assert sentences(one) == []


def test_what_the_system_did_by_itself_since_the_last_turn_can_be_expected(road: object) -> None:
    agreed = "event: [dossier.draft_checked]"
    waited = f"{{skip: 3 day, expect: {{desk: leader, {agreed}}}}}"
    assert sentences(played(ACCEPTED, PROPOSED, waited)) == []
    assert sentences(played(ACCEPTED, PROPOSED, waited, f"{{skip: 1 hour, expect: {{{agreed}}}}}"))
