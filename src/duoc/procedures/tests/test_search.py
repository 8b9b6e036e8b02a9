"""Finding by people's words: spellings, sayings, slips, and input that nobody means."""

from pathlib import Path

import pytest

from duoc.ground.letters.calculations import procedure_codes_in
from duoc.procedures.search.index import Index, Subject
from duoc.procedures.search.normalise import Word, query_words, tokens, words
from duoc.procedures.search.repair import Repair, one_slip, sound, untyped
from duoc.procedures.search.speech import Saying, Speech, speech
from duoc.procedures.search.subjects import ahead

SUBJECTS = [
    Subject("1.001193", ("Đăng ký khai sinh", "khai sanh"), "Thủ tục đăng ký khai sinh", ahead=0.04),
    Subject("1.000656", ("Đăng ký khai tử",), "Thủ tục đăng ký khai tử"),
    Subject("1.003650", ("Đăng ký tàu cá",), "Cấp giấy chứng nhận đăng ký tàu cá, tàu phục vụ nuôi trồng thủy sản"),
    Subject("1.004359", ("Giấy phép khai thác thủy sản",), "Cấp, cấp lại giấy phép khai thác thủy sản"),
]
SPEECH = Speech(
    (
        Saying(tuple(words("ghe")), (tuple(words("tàu cá")),)),
        Saying(tuple(words("sinh con")), (), ("1.000656",)),
        Saying(tuple(words("mất giấy")), (tuple(words("cấp lại giấy")),)),
        Saying(tuple(words("bà mất")), (tuple(words("đăng ký khai tử")),)),
        Saying(tuple(words("đò")), (tuple(words("tàu cá")),)),
    ),
    frozenset(word.marked for word in words("làm xin cho bị")),
    (tuple(words("ở đâu")),),
    {"gpkt": tuple(words("giấy phép khai thác"))},
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(SUBJECTS, SPEECH)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("khai sinh", "1.001193"),
        ("dang ki khai sinh", "1.001193"),
        ("xin lam khai sanh", "1.001193"),
        ("khia sinh", "1.001193"),
        ("đăng kí ghe", "1.003650"),
        ("giay fep khai thac thuy san", "1.004359"),
        ("1.004359", "1.004359"),
        ("mã 1.004359", "1.004359"),
        ("1.004359.", "1.004359"),
        ("1004359", "1.004359"),
        ("１.００４３５９", "1.004359"),
        ("thủ tục số 1-004359 làm sao", "1.004359"),
        ("１.004 359", "1.004359"),
        ("khai si\u200bnh", "1.001193"),
        ("sinh con", "1.000656"),
    ],
)
def test_the_procedure_meant_comes_first(index: Index, typed: str, code: str) -> None:
    assert index.search(typed, 3)[0] == code


@pytest.mark.parametrize("typed", ["", "   ", "🙂🙂", "'; DROP TABLE procedures; --", "x" * 5000, "\x00", "%_%"])
def test_what_nobody_means_finds_nothing_and_breaks_nothing(index: Index, typed: str) -> None:
    assert index.search(typed, 3) == []


@pytest.mark.parametrize("typed", ["thời tiết sinh thái", "khai trương vũ trụ", "giá cá hôm nay", "tàu vũ trụ sao hỏa"])
def test_what_shares_only_syllables_lies_under_the_floor(index: Index, typed: str) -> None:
    assert index.search(typed, 3) == []


def test_codes_are_read_in_any_writing() -> None:
    assert procedure_codes_in("mã 1.001193, rồi 2.000635.") == ["1.001193", "2.000635"]
    assert procedure_codes_in("0912345678") == procedure_codes_in("096226000103") == procedure_codes_in("") == []
    assert procedure_codes_in("1\u200b.001193") == ["1.001193"]


def test_english_is_heard_and_vietnamese_not_taken_for_it() -> None:
    english = Speech(
        (Saying(tuple(words("birth certificate")), (), ("1.001193",)),),
        english=frozenset({"birth", "certificate"}),
        english_empty=frozenset({"the", "for", "my", "can"}),
    )
    index = Index(SUBJECTS, english)
    assert index.search("birth certificate for my baby", 1) == ["1.001193"]
    assert index.search("Birth certficate", 1) == ["1.001193"]
    assert english.foreign(query_words("the can cuoc")) == []


def test_long_input_is_cut() -> None:
    assert len(query_words("khai sinh " * 1000)) <= 24


def test_one_slip_is_forgiven_two_are_not() -> None:
    assert one_slip("sihn", "sinh") and one_slip("snih", "sinh") and one_slip("sin", "sinh")
    assert not one_slip("sxxh", "sinh") and not one_slip("sinh", "sinh")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("ddaats", "dat"), ("d9a61t", "dat"), ("khai", "khai"), ("giaasy", "giay"), ("nguwowif", "nguoi"), ("kys", "ky")],
)
def test_keys_that_were_no_accents_are_read(typed: str, plain: str) -> None:
    assert untyped(typed) == plain


@pytest.mark.parametrize(("spoken", "written"), [("xin", "sin"), ("nhậng", "nhận"), ("thựt", "thực"), ("dợ", "vợ")])
def test_what_sounds_alike_in_the_south_is_alike(spoken: str, written: str) -> None:
    assert sound(tokens(spoken)[0]) == sound(tokens(written)[0])


def test_a_mended_word_fits_its_neighbours() -> None:
    repair = Repair({"khai": 3, "sinh": 2, "sanh": 9, "tinh": 9}, {"khai sinh"})
    assert repair.mend(["khai", "ginh"]) == repair.mend(["khaisinh"]) == ["khai", "sinh"]


def test_known_words_that_do_not_belong_together_are_read_otherwise() -> None:
    repair = Repair({"the": 3, "chap": 2, "hap": 9, "cap": 9}, {"the chap"})
    assert repair.respelt(["the", "hap"], ()) == ["the", "chap"]
    assert repair.respelt(["the", "chap"], ()) is None and repair.respelt(["the", "hap"], {"hap"}) is None


def test_without_accents_sayings_of_the_same_letters_are_all_heard() -> None:
    both = Speech((Saying(tuple(words("sổ đỏ")), (), ("1",)), Saying(tuple(words("số đò")), (), ("2",))))
    assert len(both.heard(query_words("so do"))) == 2 and len(both.heard(query_words("sổ đỏ"))) == 1


def test_accents_have_one_spelling() -> None:
    assert words("hoà") == words("hòa") == words("HÒA") == [Word("hoa", "hoa1")]
    assert words("ký") == words("kí") and words("thuỷ") == words("thủy")
    assert query_words("dat") == [Word("dat", "")] and query_words("đò")[0].plain == query_words("do")[0].plain


def test_accents_tell_words_apart_where_they_are_written(index: Index) -> None:
    assert index.search("đò", 1) == ["1.003650"]
    assert index.search("do ai đó", 1) != ["1.003650"]


def test_a_saying_is_heard_though_others_stand_within(index: Index) -> None:
    heard = SPEECH.heard(query_words("bà ngoại tôi mất"))
    assert [one.saying.phrase for one in heard] == [tuple(words("bà mất"))] and not heard[0].whole
    assert SPEECH.heard(query_words("bà ở với con cháu rồi mất")) == []
    assert index.search("bà ngoại tôi mất", 1) == ["1.000656"]


def test_of_two_sayings_the_unbroken_one_is_heard() -> None:
    assert [one.saying.phrase for one in SPEECH.heard(query_words("bà mất giấy"))] == [tuple(words("bà mất"))]
    assert [one.saying.phrase for one in SPEECH.heard(query_words("bà tôi mất giấy"))] == [tuple(words("mất giấy"))]


def test_what_is_written_short_and_turns_of_phrase(index: Index) -> None:
    assert index.search("gpkt ở đâu", 1) == ["1.004359"]


def test_an_exact_name_stands_before_what_merely_contains_it(index: Index) -> None:
    assert index.search("Đăng ký khai tử", 2)[0] == "1.000656"


def test_who_stands_before_their_equals() -> None:
    plain = {"tailored": False, "commune": False, "personal": False, "popular": False}
    assert ahead(**plain) == 0
    assert all(ahead(**{**plain, name: True}) > 0 for name in plain)
    assert ahead(tailored=True, commune=True, personal=True, popular=True, stale=True) < 0


def test_lists_fill_the_gaps_of_sayings(tmp_path: Path) -> None:
    (tmp_path / "synonyms.yaml").write_text(
        'lists: {kin: [ba, má]}\nsayings:\n  - {say: ["{kin} chết"], mean: [khai tử]}\n', "utf-8"
    )
    assert {one.phrase for one in speech(tmp_path).sayings} == {tuple(words("ba chết")), tuple(words("má chết"))}


@pytest.mark.parametrize("row", ['{say: ["{lạ} chết"], mean: [x]}', "{say: chết, mean: [x]}", "{say: [chết]}"])
def test_a_row_that_says_nothing_is_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "synonyms.yaml").write_text(f"sayings:\n  - {row}\n", "utf-8")
    with pytest.raises(ValueError, match=r"synonyms\.yaml"):
        speech(tmp_path)
