"""What people ask of the whole catalogue: how things go, with a subject or without, and what nothing here answers."""

import pytest
import yaml

from duoc.procedures.search.answers import read_answers
from duoc.procedures.search.speech import speech
from tests.bench.finding import FOLDERS, META, META_UNSEEN, PEOPLE, found_for, is_right, rightness

pytestmark = pytest.mark.real_province
TRIAL = [row for file in (META, PEOPLE) for row in yaml.safe_load(file.read_text("utf-8"))]
FAILED_THEN = """
mất sổ đỏ | mat so do | mất sổ hồng | lost red book | con bị bạo hành gọi ai | tôi không nhận được tin nhắn
ai ký giấy của tôi | có cần ra xã không | có giao tận nhà không | gửi bưu điện được không | hồ sơ để được bao lâu
nộp nhầm xã rồi | tàu dưới 6 mét có cần giấy không | lương tối thiểu | hạn ngạch khai thác | khiếu nại ở đâu
can I apply for someone else | refund | nộp thiếu giấy bị bắt bổ sung phải làm gì | my papers were returned
rút hồ sơ lại | xóa hồ sơ nháp | làm sao biết giấy này thật | nộp tiền rồi mà chưa thấy gì | lấy tiền lại
chụp hình bằng điện thoại được không | không biết chữ ai làm giúp | ký bằng gì | tố cáo chủ tịch xã
lắp VMS giám sát hành trình | mã hồ sơ quên rồi | đổi số điện thoại nhận tin | hồ sơ trễ hẹn ai chịu
vợ chồng chưa cưới có con đăng ký giấy khai sinh | làm khai sinh cho bé hết bao nhiêu tiền
khai tử mấy ngày có giấy | đăng ký kết hôn cần giấy tờ gì
"""


@pytest.mark.parametrize("asked", [line.strip() for row in FAILED_THEN.split("\n") for line in row.split("|") if line])
def test_what_a_trial_asked_in_vain_is_answered(asked: str) -> None:
    [row] = [row for row in TRIAL if row[0] == asked]
    assert is_right(*row), found_for(asked)


@pytest.mark.parametrize(
    ("one", "other"),
    [("khai sanh", "khai sinh"), ("mat so do", "mất sổ đỏ"), ("lost red book", "lost land certificate")],
)
def test_another_spelling_finds_the_same(one: str, other: str) -> None:
    assert found_for(one) == found_for(other)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("chứng thực chữ ký", "2.000884"),
        ("lệ phí trước bạ ghe", "1.007699"),
        ("con mới sinh cần làm giấy gì", "1.001193"),
        ("làm giấy hôn thú", "1.000894"),
        ("ủy quyền cho chị đi nhận tiền", "2.000884"),
    ],
)
def test_a_subject_in_words_of_how_things_go_is_still_found(asked: str, code: str) -> None:
    assert code in found_for(asked).codes[:3]


@pytest.mark.parametrize(
    "asked", ["giá cua hôm nay", "bao lâu thì tôm lớn", "chuyển khoản cho bạn bè", "mật khẩu wifi"]
)
def test_everyday_words_about_money_and_time_ask_nothing_of_us(asked: str) -> None:
    answer = found_for(asked)
    assert not answer.codes and all(one.kind == "gap" for one in answer.answers)


def test_a_gap_is_no_page_under_another_name() -> None:
    """What a saying asks of a procedure and a gap says of itself would be both: there is a page, and there is none."""
    answers = read_answers(*FOLDERS)
    gaps = {saying.phrase: answers.known[saying.first[0]] for saying in answers.speech.sayings}
    asked = [(one, gaps[one.phrase]) for one in speech(*FOLDERS).sayings if one.first and one.phrase in gaps]
    assert [one for one, gap in asked if not set(one.first) & set(gap.procedures)] == []


def test_most_of_what_people_ask_is_answered_right() -> None:
    taught, people = rightness(META), rightness(PEOPLE)
    assert taught.queries >= 100 and taught.right >= 0.88 and taught.false <= 0.1, taught.missed
    assert people.queries >= 50 and people.right >= 0.95, people.missed


def test_of_words_never_taught_few_are_answered_with_a_procedure() -> None:
    unseen = rightness(META_UNSEEN)
    assert unseen.queries >= 30 and unseen.false <= 0.2, unseen.missed
