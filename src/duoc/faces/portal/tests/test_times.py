"""When it is said whether a dossier is complete, by the way in which it is filed."""

from duoc.faces.portal.procedures.times import completeness_words
from duoc.language.tests.samples import loaded, real


def test_it_may_be_another_time_for_a_channel() -> None:
    words = completeness_words("3 working_day", {"counter": "at_once", "post": "5 day"})
    assert words == (
        "Trong 3 ngày làm việc có trả lời hồ sơ đủ hay còn thiếu. Nộp tại quầy: trả lời ngay. "
        "Nộp qua bưu chính: trả lời trong 5 ngày."
    )
    assert completeness_words("", {}) == ""


def test_a_vessel_is_answered_at_once_at_the_counter_as_its_page_says() -> None:
    """The national page 1.003650: at once at the counter, within one working day by post and online."""
    clock = loaded(real("1.003650")).clock
    assert (clock.completeness, dict(clock.completeness_by_channel)) == ("1 working_day", {"counter": "at_once"})
