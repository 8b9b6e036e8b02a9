"""A story that cannot be told is refused with its line, in words that say what to do."""

from datetime import date

import pytest

from duoc.language.calculations import DefinitionFault, load, parse_document
from duoc.language.tests.samples import VOCABULARIES, small
from duoc.seeding.actions import tellable
from duoc.seeding.told.mistakes import Rules, mistakes
from duoc.seeding.told.named import Known, unknown_names
from duoc.seeding.told.story import ToldStory
from duoc.seeding.told.story_files import read_stories, readable_stories

WORDS = ("accept", "refuse")
GOOD = """
applicants: {mother: {full_name: Nguyễn Thị Ngọc}}
base: {child: {child.full_name: Trần Ngọc Hân}}
roads:
  on:
    - {skip: 1 day, do: accept, expect: {state: processing}}
stories:
  - it: Một chuyện
    law: Luật
    applicant: mother
    from: [child]
    answers: {copies: 2}
    filed: 2026-11-23T09:00
    expect: {state: filed}
    then:
      - {skip: 4 day}
      - {road: on}
      - {at: 2026-11-29T08:00, do: refuse, by: clerk, refused: hồ sơ}
"""


def stories_of(text: str) -> list[ToldStory]:
    return read_stories(parse_document(text, "cases.yaml"), "9.000001", WORDS)


def wrong(text: str) -> tuple[int, str]:
    """The line and the sentence of the first fault."""
    with pytest.raises(DefinitionFault) as caught:
        stories_of(text)
    finding = caught.value.findings[0]
    assert finding.remedy
    return finding.line, finding.what


def test_a_story_is_read_with_its_moments_and_shared_turns() -> None:
    [story] = stories_of(GOOD)
    assert story.answers == {"child.full_name": "Trần Ngọc Hân", "copies": 2}
    assert story.own == {"copies"}
    assert story.papers is None
    assert [turn.at.strftime("%d %H:%M") for turn in story.turns] == ["27 09:00", "28 09:00", "29 08:00"]
    assert [(turn.act, turn.by, turn.refused) for turn in story.turns] == [
        ("", "", ""),
        ("accept", "", ""),
        ("refuse", "clerk", "hồ sơ"),
    ]
    assert story.turns[2].line == 18


def test_a_file_without_stories_tells_none() -> None:
    assert stories_of("cases: []") == []


SLIPS = [
    ("do: refuse", "do: destroy", 18, "«destroy»"),
    ("{skip: 4 day}", "{skip: 4 day, colour: red}", 16, "colour"),
    ("{skip: 4 day}", "{skip: 4 day, at: 2026-11-28T08:00}", 16, "at lẫn skip"),
    ("{skip: 4 day}", "{skip: four days}", 16, "four days"),
    ("{skip: 4 day}", "{skip: 4 day, by: clerk}", 16, "do"),
    ("{skip: 4 day}", "{road: on, do: accept}", 16, "road"),
    ("expect: {state: filed}", "expect: {weather: fine}", 14, "weather"),
    ("2026-11-29T08:00", "2026-11-28T08:59", 18, "trước lượt"),
    ("2026-11-29T08:00", "2026-11-31T08:00", 18, "ngày giờ có thật"),
    ("applicant: mother", "applicant: aunt", 10, "aunt"),
    ("from: [child]", "from: [father]", 11, "father"),
    ("{road: on}", "{road: off}", 17, "off"),
    ("    law: Luật\n", "", 7, "law"),
]


@pytest.mark.parametrize(("right", "slip", "line", "word"), SLIPS, ids=[slip[1] for slip in SLIPS])
def test_a_slip_is_told_with_its_line(right: str, slip: str, line: int, word: str) -> None:
    assert right in GOOD
    at, what = wrong(GOOD.replace(right, slip))
    assert word in what
    assert abs(at - line) <= 1


def test_two_stories_of_one_name_are_refused() -> None:
    again = GOOD[GOOD.index("  - it:") :]
    assert "hai lần" in wrong(GOOD + again)[1]


ABOUT = """    filed: 2026-11-23T09:00
    about:
      procedure: "9.000002"
      answers: {copies: 1}
      filed: 2026-11-20T09:00
      about: {procedure: "9.000003", answers: {}}
      then: [{road: on}]
"""


def test_what_a_story_is_about_is_a_story_before_it() -> None:
    [story] = stories_of(GOOD.replace("    filed: 2026-11-23T09:00\n", ABOUT))
    before = story.about
    assert before is not None and before.procedure == "9.000002" and before.applicant == story.applicant
    assert [(turn.at.day, turn.act) for turn in before.turns] == [(21, "accept")]
    assert before.about is not None and before.about.procedure == "9.000003"
    assert before.about.filed.at == before.filed.at and before.about.about is None


def test_what_a_story_is_about_has_happened_before_it_is_filed() -> None:
    late = ABOUT.replace("filed: 2026-11-20", "filed: 2026-11-22").replace("[{road: on}]", "[{road: on}, {road: on}]")
    assert "sau giờ nộp" in wrong(GOOD.replace("    filed: 2026-11-23T09:00\n", late))[1]


def test_a_state_that_no_dossier_has_is_told_with_those_that_there_are() -> None:
    right = "expect: {state: processing}"
    line, what = wrong(GOOD.replace(right, right.replace("ss", "s")))
    assert "do: accept" in GOOD.splitlines()[line - 1] and "procesing" in what


OTHER = GOOD[GOOD.index("  - it:") :].replace("Một chuyện", "Chuyện khác")


@pytest.mark.parametrize(
    ("right", "slip"),
    [("do: refuse", "do: destroy"), ("{skip: 4 day}", "{skip: four days}"), ("applicant: mother", "applicant: aunt")],
)
def test_a_broken_story_loses_no_other(right: str, slip: str) -> None:
    stories, findings = readable_stories(
        parse_document(GOOD.replace(right, slip) + OTHER, "cases.yaml"), "9.000001", WORDS
    )
    assert [story.it for story in stories] == ["Chuyện khác"]
    assert len(findings) == 1


KNOWN = Known(
    {
        "body": ["32044", "so-xay-dung"],
        "role": ["clerk", "leader"],
        "desk": ["clerk", "applicant"],
        "step": ["examine"],
        "variant": ["ordinary"],
        "paper": ["birth_notice"],
    }
)
UNKNOWN = [
    ("by: clerk", "by: cler", 18, "by", "clerk"),
    ("by: clerk", "by: clerk@so-xay-dungg", 18, "by", "so-xay-dung"),
    ("answers: {copies: 2}", "filed_by: clerk@3204", 7, "filed_by", "32044"),
    ("answers: {copies: 2}", "papers: [birth_notise]", 7, "papers", "birth_notice"),
    ("do: refuse", "do: consult, given: {unit: so-xay}", 18, "unit", "so-xay-dung"),
    ("{state: filed}", "{step: examin}", 7, "step", "examine"),
    ("{state: filed}", "{variant: ordinry}", 7, "variant", "ordinary"),
    ("{state: filed}", "{desk: cleark}", 7, "desk", "clerk"),
    ("{state: filed}", '{competent: "32045"}', 7, "competent", "32044"),
]


@pytest.mark.parametrize(("right", "slip", "line", "word", "near"), UNKNOWN, ids=[one[1] for one in UNKNOWN])
def test_a_name_that_nobody_knows_is_told_with_those_that_are_like_it(
    right: str, slip: str, line: int, word: str, near: str
) -> None:
    document = parse_document(GOOD.replace(right, slip), "cases.yaml")
    stories, _none = readable_stories(document, "9.000001", (*WORDS, "consult"))
    [finding] = unknown_names(stories, KNOWN, "cases.yaml")
    assert finding.what.startswith(f"{word}: ") and near in finding.remedy
    assert abs(finding.line - line) <= 1


def test_names_that_are_known_are_no_findings() -> None:
    good = GOOD.replace("by: clerk", "by: clerk@so-xay-dung").replace("{state: filed}", "{desk: applicant, body: null}")
    assert unknown_names(stories_of(good), KNOWN, "cases.yaml") == []


ASKING = ("steps:\n", "consult: {within: 1 day, silence: consent, disagreement: goes_on}\nsteps:\n")
SUNDAY = date(2026, 11, 29)
DONE = GOOD.replace("do: refuse, by: clerk, refused: hồ sơ", "do: finish_step")
IMPOSSIBLE = [
    ("do: finish_step}", "do: cancel, given: {resaon: A}}", 18, "«resaon»"),
    ("do: finish_step}", "do: finish_step, given: {answers: {copyes: 1}}}", 18, "«copyes»"),
    ("do: finish_step}", "do: finish_step, given: {answers: {copies: nhiều}}}", 18, "«nhiều»"),
    ("do: finish_step}", "do: finish_step, given: {answers: [copies]}}", 18, "«answers»"),
    ("do: finish_step}", "do: propose, given: {kind: grnat}}", 18, "«grnat»"),
    ("do: finish_step}", "do: record_opinion, given: {answer: argeed}}", 18, "«argeed»"),
    ("do: finish_step}", "do: record_late_opinion, given: {letter_date: 31/11/2026}}", 18, "«31/11/2026»"),
    ("do: finish_step}", "do: send_back}", 18, "thiếu «reason»"),
    ("do: finish_step}", "do: plan_visit, given: {hour: '06:00'}}", 18, "«06:00»"),
    ("do: finish_step}", "do: plan_visit, given: {day: hôm nay}}", 18, "«hôm nay»"),
    ("{state: filed}", "{promise: 2026-11-29}", 7, "2026-11-29"),
    ("{state: filed}", "{forms: [reciept_01]}", 7, "«reciept_01»"),
    ("{state: filed}", "{forms: receipt_01}", 7, "«receipt_01»"),
    ("{state: filed}", '{late: "có"}', 7, "«có»"),
    ("{state: filed}", '{fee: "8000"}', 7, "«8000»"),
    ("{state: filed}", "{entry: yes_there_is}", 7, "«yes_there_is»"),
    ("answers: {copies: 2}", "answers: {copyes: 2}", 7, "«copyes»"),
    ("answers: {copies: 2}", "answers: {copies: hai}", 7, "«hai»"),
    ("{state: processing}", "{event: [dossier.acepted]}", 6, "dossier.acepted"),
]


@pytest.mark.parametrize(("right", "slip", "line", "word"), IMPOSSIBLE, ids=[one[1] for one in IMPOSSIBLE])
def test_what_no_playing_can_bring_about_is_told_with_its_line(right: str, slip: str, line: int, word: str) -> None:
    assert right in DONE
    document = parse_document(DONE.replace(right, slip), "cases.yaml")
    stories, none = readable_stories(document, "9.000001", tellable())
    rules = Rules(
        [load(small(ASKING).data, VOCABULARIES)],
        lambda day: day != SUNDAY,
        forms=("receipt_01",),
        notices=("visit_planned",),
    )
    [finding] = mistakes(stories, rules, "cases.yaml")
    assert not none and word in finding.what and finding.remedy
    assert abs(finding.line - line) <= 1


@pytest.mark.parametrize("day", ["''", "2026-11-31", "2026-11-30T15:00"])
def test_a_promise_on_no_day_off_is_no_mistake(day: str) -> None:
    stories = stories_of(GOOD.replace("{state: filed}", f"{{promise: {day}}}"))
    assert mistakes(stories, Rules([], lambda one: one != SUNDAY), "cases.yaml") == []


def test_what_is_refused_may_be_wrong_on_purpose() -> None:
    good = GOOD.replace("refused: hồ sơ", "given: {resaon: A}, refused: hồ sơ")
    assert mistakes(stories_of(good), Rules([], lambda _day: True), "cases.yaml") == []
