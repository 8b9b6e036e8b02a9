"""The search over the whole catalogue keeps what it has reached: a change of words or weights cannot sink it unseen."""

import pytest
import yaml

from duoc.procedures.search.answers import read_answers
from tests.bench.finding import (
    CATALOG,
    ENGLISH,
    FOLDERS,
    MINISTRIES,
    NOISE,
    QUERIES,
    UNSEEN,
    WALKED,
    Quality,
    catalogue_index,
    confidence,
    found_for,
    quality,
    queries,
)

pytestmark = pytest.mark.real_province


@pytest.fixture(scope="module")
def measured() -> Quality:
    return quality(QUERIES)


def test_the_list_is_long_enough_and_names_known_procedures(measured: Quality) -> None:
    assert measured.queries >= 150
    assert len({words for words, _wanted in queries()}) == measured.queries
    wanted = {code for file in (QUERIES, UNSEEN, MINISTRIES) for _words, codes in queries(file) for code in codes}
    assert wanted <= set(catalogue_index().places)


def test_the_procedure_meant_stands_first(measured: Quality) -> None:
    assert measured.at_1 >= 0.95, measured.missed
    assert measured.at_3 >= 0.98, measured.missed
    assert measured.at_10 >= 0.99, measured.missed


def test_words_that_it_was_not_taught_are_mostly_found() -> None:
    unseen = quality(UNSEEN)
    assert unseen.at_1 >= 0.75 and unseen.at_3 >= 0.88 and unseen.at_10 >= 0.9, unseen.missed


def test_and_so_are_words_about_the_ministries_that_joined() -> None:
    joined = quality(MINISTRIES)
    assert joined.queries >= 120
    assert joined.at_3 >= 0.88, joined.missed


def test_english_is_searched_like_vietnamese() -> None:
    asked = quality(ENGLISH)
    assert asked.queries >= 40
    assert asked.at_3 >= 0.8, asked.missed


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [("disability", "khuyết tật"), ("fishing vessel", "tàu cá"), ("pay tax", "đóng thuế"), ("divorce", "ly hôn")],
)
def test_a_word_of_the_general_list_finds_what_its_vietnamese_finds(english: str, vietnamese: str) -> None:
    assert set(found_for(vietnamese).codes[:4]) - set(found_for(english).codes) == set()


def test_each_definition_of_the_province_is_found_by_its_english_name() -> None:
    missed = []
    for file in (CATALOG / "ca-mau" / "procedures").glob("*/definition.yaml"):
        written = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        words = yaml.load((file.parent / "words.en.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
        english, code = words[written["short_name"]], file.parent.name
        public = "body" not in written["for"]
        if public and code not in found_for(english).codes[:3]:
            missed.append((code, english))
    assert not missed


def test_fields_and_moments_of_life_are_found_by_their_english_names() -> None:
    folder = CATALOG / "national" / "vocabularies"
    words = yaml.load((folder / "words.en.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    names = [
        name
        for kind in ("fields", "life-events")
        for name in yaml.load((folder / f"{kind}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)["entries"].values()
    ]
    missed = [
        (name, words[name])
        for name in names
        if (wanted := set(found_for(name).codes[:10])) and not wanted & set(found_for(words[name]).codes)
    ]
    assert len(missed) <= len(names) // 10, missed


@pytest.mark.parametrize(
    "words",
    [
        "weather tomorrow",
        "buy a cheap phone",
        "best noodle soup",
        "lottery results today",
        "my cat is sick",
        "send money to my son",
        "football score",
        "gas price today",
        "learn english online",
        "car wash near me",
    ],
)
def test_english_small_talk_is_answered_with_nothing(words: str) -> None:
    assert found_for(words).codes == []


def test_what_nothing_here_answers_is_not_answered_with_something() -> None:
    unanswered = confidence()
    assert unanswered.queries >= 60
    assert unanswered.false <= 0.1, unanswered.missed


def test_what_a_citizen_asked_in_a_trial_is_answered_or_left() -> None:
    walked = confidence(WALKED)
    assert walked.queries * walked.false <= 2 and walked.untold == 0, walked.missed  # divorce; homes of the State


def test_daily_trouble_that_shares_a_syllable_is_answered_as_what_it_is() -> None:
    noise = confidence(NOISE)
    assert noise.queries >= 30 and noise.false == 0 and noise.untold == 0, noise.missed


def test_without_accents_nothing_is_offered_that_reads_otherwise() -> None:
    """ "bán đất" is no "địa bàn đặt": the accents of the saying that is heard are those that were meant."""
    assert found_for("ban dat").codes == ["1.013831"]
    assert found_for("cho con can giay gi").answers[0].id != "animal-bite"  # "chó cắn" needs its accents


@pytest.mark.parametrize("words", ["mất ngủ", "mất hồn"])
def test_what_is_done_with_papers_names_no_procedure_without_a_thing(words: str) -> None:
    assert found_for(words).codes == []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("lệ phí bao nhiêu", "fee"),
        ("status of my application", "follow"),
        ("hồ sơ bị từ chối", "refused"),
        ("trễ hẹn trả kết quả thì sao", "late"),
    ],
)
def test_a_question_about_any_procedure_is_answered_as_such(words: str, answer: str) -> None:
    assert [one.id for one in found_for(words).answers] == [answer]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("lệ phí khai sinh bao nhiêu", "1.001193"),
        ("đăng ký kết hôn bao lâu có kết quả", "1.000894"),
        ("80 tuoi khong co luong huu", "1.014027"),
        ("tien cho ong ba gia 80 tuoi khong co luong huu", "1.014027"),
        ("ông nội 80 tuổi được hưởng tiền gì", "1.014027"),
    ],
)
def test_and_one_about_this_procedure_leads_to_it(words: str, code: str) -> None:
    assert found_for(words).codes[0] == code


@pytest.mark.parametrize("words", ["hộ kinh doanh", "mở quán cà phê", "thành lập hộ kinh doanh", "household business"])
def test_founding_a_business_comes_before_changing_it(words: str) -> None:
    assert found_for(words).codes[0] == "1.001612"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("birth certificate", "1.001193"),
        ("how to get a passport", "1.001456"),
        ("driving license", "3.000346"),
        ("trợ cấp người già 75 tuổi", "1.014027"),
        ("khuyết tật", "1.001699"),
        ("đổi bằng lái", "3.000347"),
        ("mã 1.001193", "1.001193"),
        ("1001193", "1.001193"),
    ],
)
def test_what_walks_met_is_found(words: str, code: str) -> None:
    assert found_for(words).codes[0] == code


def test_the_sayings_name_known_procedures() -> None:
    speech = catalogue_index().speech
    named = {code for saying in speech.sayings for code in saying.first} | set(speech.popular)
    assert named <= set(catalogue_index().places)


@pytest.mark.parametrize(
    "words", ["khai sinh", "sinh con", "con mới sinh cần làm giấy gì", "khai tử", "nhà có người chết"]
)
def test_a_linked_group_stands_first_for_its_moment_of_life(words: str) -> None:
    assert found_for(words).groups


@pytest.mark.parametrize(
    "words", ["kết hôn", "trích lục khai sinh", "đăng ký lại khai sinh", "xóa thường trú", "căn cước"]
)
def test_and_for_no_other(words: str) -> None:
    assert not found_for(words).groups


@pytest.mark.parametrize("place", ["phường 5 Cà Mau", "huyện Năm Căn", "xã Đất Mũi", "ở Đầm Dơi", "thị trấn Sông Đốc"])
@pytest.mark.parametrize("words", ["khai sinh", "đăng ký tàu cá", "mất cà vẹt xe"])
def test_a_place_does_not_spoil_the_order(words: str, place: str) -> None:
    assert found_for(f"{words} {place}").codes == found_for(words).codes and found_for(f"{words} {place}").places


@pytest.mark.parametrize(
    "typed", ["dang ky ket hon", "ddawng kys keets hoon", "d9ang8 ky1 ke6t1 ho6n", "đăng kí kếch hôn"]
)
def test_however_it_is_typed(typed: str) -> None:
    assert found_for(typed).codes[0] == "1.000894"


def test_moments_of_life_name_known_procedures() -> None:
    national = CATALOG / "national"
    known = yaml.safe_load((national / "vocabularies" / "life-events.yaml").read_text("utf-8"))["entries"]
    events = yaml.safe_load((national / "search" / "life-events.yaml").read_text("utf-8"))["events"]
    assert set(events) <= set(known)
    assert {code for codes in events.values() for code in codes} <= set(catalogue_index().places)


def test_answers_name_known_procedures() -> None:
    named = {code for one in read_answers(*FOLDERS).known.values() for code in one.procedures}
    assert named <= set(catalogue_index().places)


def test_nothing_is_in_two_lists() -> None:
    taught, old, joined = ({words for words, _wanted in queries(file)} for file in (QUERIES, UNSEEN, MINISTRIES))
    assert not taught & old and not taught & joined and not old & joined
