"""What makes a clock run."""

from enum import StrEnum

from duoc.ground.sentences import gettext_noop


class Beginning(StrEnum):
    """The event from which a term is counted; the value is how a proof calls it, after "the day of"."""

    RECEIVED = gettext_noop("nhận hồ sơ")
    HANDED_ON = gettext_noop("cơ quan giải quyết nhận hồ sơ")
    REVIEW = gettext_noop("bắt đầu đợt xét")
    ANEW = gettext_noop("tính lại từ đầu")
    ASKED = gettext_noop("gửi yêu cầu")
    POSTED = gettext_noop("niêm yết")
