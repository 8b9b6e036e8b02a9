"""A question about how things go is known by its shape: topics, and no subject beside them."""

from pathlib import Path

import pytest

from duoc.procedures.search.answers import Answers, read_answers
from duoc.procedures.search.finder import Found, find
from duoc.procedures.search.gazetteer import Gazetteer
from duoc.procedures.search.groups import Groups
from duoc.procedures.search.index import Index, Subject
from duoc.procedures.search.normalise import words
from duoc.procedures.search.speech import Saying, Speech

TOPICS = """
topics:
  money: [bao nhiêu tiền, lệ phí, how much]
  sign: [ký]
  another: [nộp thay]
  filed: [hồ sơ]
weak: [money, sign]
ours: [filed]
beside: [anh, chị]
"""
ANSWERS = """
answers:
  another: {name: A, text: B, leads: contact, asks: [[another]]}
  fee: {name: A, text: B, leads: search, asks: [[money], [money, sign]], part: fee}
  sign: {name: A, text: B, leads: guide, asks: [[sign]]}
"""
SPEECH = Speech(
    (Saying(tuple(words("ký giấy bán xe")), (), ("2.000884",)), Saying(tuple(words("mất xe")), (), ("1.013080",))),
    frozenset(word.marked for word in words("cho hết của không bao nhiêu tiền")),
    english_empty=frozenset({"is", "it"}),
)
SUBJECTS = [
    Subject("1.001193", ("Đăng ký khai sinh",), "Đăng ký khai sinh"),
    Subject("2.000884", ("Chứng thực chữ ký",), "Chứng thực chữ ký"),
    Subject("1.013080", ("Cấp lại đăng ký xe",), "Cấp lại chứng nhận đăng ký xe"),
    Subject("1.007700", ("Lệ phí trước bạ",), "Khai lệ phí trước bạ"),
]


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    (tmp_path / "topics.yaml").write_text(TOPICS, "utf-8")
    (tmp_path / "answers.yaml").write_text(ANSWERS, "utf-8")
    return read_answers(tmp_path)


def search(typed: str, answers: Answers) -> Found:
    return find(typed, 5, Index(SUBJECTS, SPEECH, answers.speech), Groups(), Gazetteer([]), answers)


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("hết bao nhiêu tiền", "fee"),
        ("het bao nhieu tien", "fee"),
        ("how much is it", "fee"),
        ("chị nộp thay cho anh", "another"),
        ("nộp thay kẻo trễ", "another"),
        ("hồ sơ rườm rà lệ phí", "fee"),
        ("ký hết bao nhiêu tiền", "fee"),
    ],
)
def test_without_a_subject_the_answer_is_given_that_fits_most(typed: str, id: str, answers: Answers) -> None:
    assert [one.id for one in search(typed, answers).answers] == [id]


@pytest.mark.parametrize(
    ("typed", "code", "part"),
    [
        ("đăng ký khai sinh hết bao nhiêu tiền", "1.001193", "fee"),
        ("đăng ký khai sinh", "1.001193", ""),
        ("chứng thực chữ ký", "2.000884", ""),
        ("ký giấy bán xe", "2.000884", ""),
        ("mất xe hồ sơ lệ phí", "1.013080", "fee"),
    ],
)
def test_with_a_subject_its_procedure_is_found_with_the_part_that_is_asked_for(
    typed: str, code: str, part: str, answers: Answers
) -> None:
    results = search(typed, answers)
    assert not results.answers and results.codes[0] == code and results.part == part


def test_a_topic_of_everyday_life_with_words_that_nobody_knows_asks_nothing_of_us(answers: Answers) -> None:
    results = search("vàng bao nhiêu tiền", answers)
    assert not results.answers and not results.codes


@pytest.mark.parametrize("row", ["asks: [[moon]]", "asks: [[money]], part: moon", ""])
def test_an_answer_to_no_known_question_is_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "topics.yaml").write_text(TOPICS, "utf-8")
    (tmp_path / "answers.yaml").write_text(f"answers: {{a: {{name: A, text: B, {row}}}}}\n", "utf-8")
    with pytest.raises(ValueError, match="asks"):
        read_answers(tmp_path)


def test_a_file_without_topics_is_refused(tmp_path: Path) -> None:
    (tmp_path / "topics.yaml").write_text("beside: [anh]\n", "utf-8")
    with pytest.raises(ValueError, match="topics"):
        read_answers(tmp_path)
