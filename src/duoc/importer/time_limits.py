"""How long a procedure takes, by channel, as far as the page says it surely."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duoc.importer.channels import UNITS, ChannelRow
from duoc.importer.doubts import Doubts

LONGEST = 999
NAMES = {"online": "trực tuyến", "counter": "trực tiếp", "post": "bưu chính"}
_SAID = re.compile(r"\b0?([0-9]{1,3}) (?:\([^)]{1,30}\) )?(ngày làm việc|ngày|giờ làm việc|giờ|tháng)\b", re.IGNORECASE)
WORKING_DAY = 1.4  # days
_WORTH = {"hour": 1 / 24, "working_hour": 1 / 6, "day": 1, "working_day": WORKING_DAY, "month": 31}


@dataclass(frozen=True)
class Terms:
    """`term` holds for every channel that `by_channel` does not name. "" where the page does not say it surely."""

    term: str
    by_channel: Mapping[str, str]
    to_verify: str
    online: bool = False  # the term of filing online is known


def read(rows: Sequence[ChannelRow], doubts: Doubts) -> Terms:
    """The terms of the rows; what is doubted is added to `doubts`."""
    notes: list[str] = []
    by_channel = {channel: _of_channel(channel, rows, doubts, notes) for channel in _channels(rows)}
    known = {channel: term for channel, term in by_channel.items() if term}
    main = next((known[channel] for channel in ("online", "counter", "post") if channel in known), "")
    differing = {channel: term for channel, term in known.items() if term != main}
    if differing:
        text = "; ".join(f"{NAMES[channel]}: {shown(term)}" for channel, term in known.items())
        doubts.add("terms_by_channel", text)
    if not rows:
        notes.append("Trang quốc gia không có bảng cách thực hiện.")
        doubts.add("no_term", notes[-1])
    return Terms(main, differing, " ".join(dict.fromkeys(notes)), bool(by_channel.get("online", main)))


def shown(term: str) -> str:
    """A term in words."""
    amount, _, unit = term.partition(" ")
    words = {"hour": "giờ", "working_hour": "giờ làm việc", "day": "ngày", "working_day": "ngày làm việc"}
    return f"{amount} {words.get(unit, 'tháng')}"


def _channels(rows: Sequence[ChannelRow]) -> list[str]:
    return list(dict.fromkeys(row.channel for row in rows))


def _of_channel(channel: str, rows: Sequence[ChannelRow], doubts: Doubts, notes: list[str]) -> str:
    terms = [_of_row(row, doubts, notes) for row in rows if row.channel == channel]
    known = list(dict.fromkeys(term for term in terms if term))
    if len(known) > 1:
        text = f"Cách nộp {NAMES[channel]} ghi nhiều thời hạn: {', '.join(map(shown, known))}; tạm lấy dài nhất."
        doubts.add("several_terms", text)
        notes.append(text)
    return max(known, key=worth, default="")


def worth(term: str) -> float:
    """About how many days a term takes, to compare it with others."""
    amount, _, unit = term.partition(" ")
    return int(amount) * _WORTH[unit]


def _of_row(row: ChannelRow, doubts: Doubts, notes: list[str]) -> str:
    def doubt(kind: str, say: str) -> None:
        doubts.add(kind, say)
        notes.append(say)

    if row.number is None:
        cell = row.time if row.time and row.time != "Không có thông tin" else "để trống"
        doubt("no_term", f"Ô thời hạn trên trang quốc gia ghi: {cell}.{_hint(row)}")
        return ""
    if not row.unit:
        doubt("no_unit", f"Ô thời hạn trên trang quốc gia ghi “{row.time}” mà không có đơn vị.{_hint(row)}")
        return ""
    if not 1 <= row.number <= LONGEST:
        doubt("term_out_of_range", f"Ô thời hạn trên trang quốc gia ghi “{row.time}”.")
        return ""
    term = f"{row.number} {row.unit}"
    described = _described(row)
    if described and term not in described:
        if any(one.partition(" ")[0] == str(row.number) for one in described):
            kind, other = "unit_contradicts", next(one for one in described if one.partition(" ")[0] == str(row.number))
        elif len(described) == 1:
            kind, other = "term_contradicts", described[0]
        else:
            return term  # several stages are named: the whole may be longer than each
        doubt(kind, f"Ô thời hạn ghi {shown(term)}, phần mô tả ghi {shown(other)}.")
    return term


def _described(row: ChannelRow) -> list[str]:
    """Terms that the free text of the row speaks of."""
    matches = _SAID.findall(re.sub(r"\s+", " ", row.text))
    return list(dict.fromkeys(f"{int(number)} {UNITS[unit.casefold()]}" for number, unit in matches))


def _hint(row: ChannelRow) -> str:
    described = _described(row)
    return f" Phần mô tả có nói: {', '.join(map(shown, described[:5]))}." if described else ""
