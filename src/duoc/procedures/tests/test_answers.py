"""Answers that are no procedures: complete as data, given where they are what is asked, and nowhere else."""

from pathlib import Path

import pytest
from django.conf import settings

from duoc.procedures.search.answers import Answers, read_answers
from duoc.procedures.search.finder import find
from duoc.procedures.search.gazetteer import Gazetteer
from duoc.procedures.search.groups import Groups
from duoc.procedures.search.index import Index, Subject
from duoc.procedures.search.normalise import words
from duoc.procedures.search.speech import Saying, Speech

FOLDER = settings.CATALOG / "national" / "search"
SUBJECTS = [
    Subject("1.004873", ("Giấy xác nhận độc thân",), "Cấp Giấy xác nhận tình trạng hôn nhân"),
    Subject("1.011441", ("Đăng ký thế chấp",), "Đăng ký thế chấp quyền sử dụng đất"),
    Subject("1.012812", ("Hòa giải tranh chấp đất đai",), "Hòa giải tranh chấp đất đai"),
    Subject("2.000829", ("Trợ giúp pháp lý",), "Yêu cầu trợ giúp pháp lý"),
]
SPEECH = Speech((Saying(tuple(words("giấy độc thân")), (), ("1.004873",)),))


@pytest.fixture(scope="module")
def answers() -> Answers:
    return read_answers(FOLDER)


@pytest.fixture(scope="module")
def index(answers: Answers) -> Index:
    return Index(SUBJECTS, SPEECH, answers.speech)


def ids(words: str, index: Index, answers: Answers) -> list[str]:
    return [one.id for one in find(words, 5, index, Groups(), Gazetteer([]), answers).answers]


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("hồ sơ của tôi tới đâu rồi", "follow"),
        ("ho so cua toi toi dau roi", "follow"),
        ("TN-261129-E9YJ-Q7RK", "follow"),
        ("tn261129e9yjq7rk", "follow"),
        ("CM.32025-261129-0007", "follow"),
        ("thứ bảy có làm việc không", "contact"),
        ("giờ làm việc", "contact"),
        ("opening hours", "contact"),
        ("giấy này thật hay giả", "verify"),
        ("vay vốn ngân hàng chính sách", "policy-loan"),
        ("đóng phạt nguội", "traffic-fine"),
        ("chuyển sinh hoạt đảng", "party"),
    ],
)
def test_what_is_no_procedure_is_answered(index: Index, answers: Answers, words: str, id: str) -> None:
    assert ids(words, index, answers) == [id]


def test_what_is_asked_stands_first_and_what_it_is_for_afterwards(index: Index, answers: Answers) -> None:
    answer = find("giấy độc thân để vay ngân hàng", 5, index, Groups(), Gazetteer([]), answers)
    assert not answer.answers and answer.codes[0] == "1.004873"


def test_a_procedure_called_by_its_name_is_no_gap(index: Index, answers: Answers) -> None:
    assert find("hòa giải tranh chấp đất đai", 5, index, Groups(), Gazetteer([]), answers).codes == ["1.012812"]


def test_beside_a_gap_stand_only_the_procedures_that_it_names(index: Index, answers: Answers) -> None:
    answer = find("kiện đòi nợ có thế chấp quyền sử dụng đất", 5, index, Groups(), Gazetteer([]), answers)
    assert [one.id for one in answer.answers] == ["court"] and answer.codes == ["2.000829"]


def test_every_gap_says_whose_matter_it_is_and_from_where_that_is_known(answers: Answers) -> None:
    for one in answers.known.values():
        assert one.name and one.text and one.kind in ("answer", "gap")
        assert one.kind == "answer" or (one.filed and one.source)


def test_a_gap_without_its_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gaps.yaml").write_text("gaps: {a: {name: A, text: B, filed: C, say: [x]}}\n", "utf-8")
    with pytest.raises(ValueError, match="a: a gap needs"):
        read_answers(tmp_path)


def test_an_answer_that_leads_nowhere_we_know_is_refused(tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("answers: {a: {name: A, text: B, leads: moon, say: [x]}}\n", "utf-8")
    with pytest.raises(ValueError, match="leads"):
        read_answers(tmp_path)
