"""A definition in another language: other words, the same rules."""

from datetime import UTC, datetime

import pytest

from duoc.language.calculations import Definition, NoHoldings, Plan, evaluate, in_words, load, sentences
from duoc.language.tests.samples import VOCABULARIES, small, small_data

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
ENGLISH = {
    "Thủ tục thử": "Trial procedure",
    "Con tàu": "The vessel",
    "Tàu từ đâu có?": "Where does the vessel come from?",
    "Đóng mới": "Newly built",
    "Tàu dưới 6 mét không phải đăng ký.": "A vessel under 6 metres need not be registered.",
    "Tàu ngắn": "Short vessel",
    "Tờ khai lệ phí trước bạ": "Registration tax declaration",
    "Phí bản sao": "Fee for copies",
    "Giấy đăng ký": "Registration certificate",
    "new": "never read by anybody",
}


@pytest.fixture
def vietnamese() -> Definition:
    return load(small_data(), VOCABULARIES)


@pytest.fixture
def english(vietnamese: Definition) -> Definition:
    return in_words(vietnamese, ENGLISH, "en")


def plan(definition: Definition, length: float = 8) -> Plan:
    answers = {"origin": "new", "vessel.length": length, "copies": 2}
    return evaluate(definition, answers, holdings=NoHoldings(), applicant={}, at=AT)


def test_each_sentence_that_people_read_is_in_the_other_language(english: Definition) -> None:
    question = english.questions["origin"]
    assert (english.language, english.name, english.pages[0].title) == ("en", "Trial procedure", "The vessel")
    assert question.ask == "Where does the vessel come from?" and english.pages[0].questions[0] == question
    assert english.fees[0].label == "Fee for copies"
    assert english.outcome.results[0].name == "Registration certificate"


def test_keys_stay_and_what_has_no_translation_stays_vietnamese(english: Definition, vietnamese: Definition) -> None:
    assert dict(english.questions["origin"].options) == {"new": "Newly built", "bought": "Mua lại"}
    assert english.questions["origin"].label == "Nguồn gốc tàu"
    assert list(english.papers) == list(vietnamese.papers) and english.order == vietnamese.order
    assert vietnamese.language == "vi" and vietnamese.name == "Thủ tục thử"


def test_the_same_follows_from_the_same_answers(english: Definition, vietnamese: Definition) -> None:
    ours, theirs = plan(english), plan(vietnamese)
    assert (ours.values, ours.term, ours.total_fee) == (theirs.values, theirs.term, theirs.total_fee)
    assert ours.variant and ours.variant.id == "short" and ours.variant.name == "Short vessel"
    assert [paper.name for paper in ours.papers] == ["Registration tax declaration"]


def test_what_is_wrong_is_said_in_the_reader_s_language(english: Definition) -> None:
    assert [fault.say for fault in plan(english, 5).faults] == ["A vessel under 6 metres need not be registered."]


def test_the_sentences_of_a_document_are_those_that_people_read() -> None:
    document = small()
    read = {sentence: document.line(place) for place, sentence in sentences(document.data)}
    assert {"Thủ tục thử", "Đóng mới", "m", "Phí bản sao", "Giấy đăng ký"} <= set(read)
    assert not {"new", "1.999999", "copies * 8000", "281/2016/TT-BTC", "clerk", "full"} & set(read)
    assert document.value(next(place for place, text in sentences(document.data) if text == "Con tàu")) == "Con tàu"


def test_what_a_register_keeps_and_where_a_page_came_from_is_not_translated() -> None:
    data = {
        "online": {"mode": "none", "because": "original", "say": "Đến quầy."},
        "source": {"name": "Trang"},
        "outcome": {"entry": {"label": "Việc của {name}"}, "results": [{"name": "Giấy"}]},
        "posting": {"for": "7 day", "say": "Niêm yết."},
    }
    assert [sentence for _place, sentence in sentences(data)] == ["Đến quầy.", "Giấy", "Niêm yết."]
