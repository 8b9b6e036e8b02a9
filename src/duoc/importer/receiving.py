"""A commune takes a request in, looks at it in a time of its own and sends it to the province's body that decides."""

import re
from dataclasses import replace

from duoc.importer.bodies import Place
from duoc.importer.cleaning import one_line
from duoc.importer.handling_bodies import COMMUNE
from duoc.importer.source_page import Page

# A commune takes the request in, or looks at it first.
_COMMUNE_FIRST = re.compile(
    r"(?<!của )(?<!thuộc )ủy ban nhân dân (?:cấp )?(?:xã|phường)\b"
    r"(?:(?!\b(?:trình|ý kiến|đề nghị|gửi)\b)[^.;\n]){0,110}? "
    r"(?:tiếp nhận|kiểm tra|rà soát|thẩm định|xác nhận|xác minh|lập danh sách)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:thời hạn|thời gian|trong vòng) ([0-9]{1,2}) (ngày làm việc|ngày)\b", re.IGNORECASE)
_SENT_ON = re.compile(
    r"\b(?:gửi|chuyển|trình|báo cáo) [^.;]{0,60}?(?:sở|cơ quan chuyên môn|ủy ban nhân dân cấp tỉnh)", re.IGNORECASE
)


def looks_first(steps: str) -> str:
    """The words in which the steps say that a commune takes a request in or looks at it; "" where they do not."""
    match = _COMMUNE_FIRST.search(steps)
    return match[0] if match else ""


def with_receiver(page: Page, place: Place) -> Place:
    """The place with the commune that takes the request in and what time it has, where the page says so plainly: the
    procedure is of the commune's level, one sentence of the steps has the commune look at the request within some
    days and send it to the province, and the province's body decides."""
    if place.central or COMMUNE in place.places or set(page.levels) != {"Cấp xã"} or len(place.places) != 1:
        return place
    for sentence in re.split(r"[.;](?= )|\n", one_line(page.text("steps_text"))):
        within = _TIME.search(sentence)
        if within and looks_first(sentence) and _SENT_ON.search(sentence):
            unit = "working_day" if "làm việc" in within[2].casefold() else "day"
            return replace(place, received_within=f"{int(within[1])} {unit}")
    return place
