"""What stands beside a term on a procedure's page: late receipts, other channels, whether a dossier is complete."""

from collections.abc import Mapping
from datetime import time

from django.utils.translation import gettext as _

from duoc.faces.portal.labels import term_words
from duoc.language.calculations import AT_ONCE, Variant


def cutoff_words(cutoff: time, effect: str) -> str:
    """What filing after the cut-off means, "" when nothing."""
    words = {
        "received_next": _("Tiếp nhận sau %(time)s thì trả vào ngày làm việc kế tiếp."),
        "counted_from_next": _("Tiếp nhận sau %(time)s thì tính từ ngày làm việc kế tiếp."),
    }
    return words.get(effect, "") % {"time": f"{cutoff:%H:%M}"}


def other_channels(variant: Variant) -> list[str]:
    """The channels of filing whose term is another than the one said, each with its own."""
    words = {
        "online": _("Nộp trực tuyến: %(term)s."),
        "counter": _("Nộp tại quầy: %(term)s."),
        "post": _("Nộp qua bưu chính: %(term)s."),
    }
    return [words[channel] % {"term": term_words(term)} for channel, term in variant.term_by_channel.items()]


def completeness_words(term: str, by_channel: Mapping[str, str]) -> str:
    """Within which time it is said whether a dossier is complete, and where another one holds; empty where the law sets
    none."""
    usual = _("Trong %(term)s có trả lời hồ sơ đủ hay còn thiếu.") % {"term": term_words(term)} if term else ""
    at_once = {
        "online": _("Nộp trực tuyến: trả lời ngay."),
        "counter": _("Nộp tại quầy: trả lời ngay."),
        "post": _("Nộp qua bưu chính: trả lời ngay."),
    }
    within = {
        "online": _("Nộp trực tuyến: trả lời trong %(term)s."),
        "counter": _("Nộp tại quầy: trả lời trong %(term)s."),
        "post": _("Nộp qua bưu chính: trả lời trong %(term)s."),
    }
    others = [
        at_once[channel] if time == AT_ONCE else within[channel] % {"term": term_words(time)}
        for channel, time in by_channel.items()
    ]
    return " ".join(part for part in (usual, *others) if part)
