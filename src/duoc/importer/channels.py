"""The table of ways to file: channel, time, fee, remark, all glued into one text by the portal.

One row reads "Trực tuyến" + "3 Ngày làm việc" + "100,000 VNĐ" + "(remark on the fee)" + free text. A time without
a unit is glued to the fee after it: "120,000 VNĐ" is the time "1" and the fee "20,000".
"""

import re
from dataclasses import dataclass

HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"
CHANNELS = {"Trực tuyến": "online", "Dịch vụ bưu chính": "post", "Trực tiếp": "counter"}
UNITS = {
    "ngày làm việc": "working_day",
    "ngày": "day",
    "giờ làm việc": "working_hour",
    "giờ": "hour",
    "tháng": "month",
    "tuần": "day",
    "năm": "month",
}
_TIMES = {"tuần": 7, "năm": 12}  # what a week has of days, a year of months
_MONEY = r"[0-9][0-9.,]*(?P<gap> ?)(?P<currency>VNĐ|VND|Việt Nam Đồng|USD|Đô la Mỹ|EUR|Euro)"
_ROW = re.compile(
    r"(?P<channel>Trực tuyến|Dịch vụ bưu chính|Trực tiếp)"
    r"(?P<time>[0-9]{1,5} (?:Ngày làm việc|Ngày|Giờ làm việc|Giờ|Tháng|Tuần|Năm|Phút)"
    r"|[0-9]{1,5}(?=Miễn phí|Không có thông tin)"
    r"|Không có thông tin|Không phải trả kết quả cho người nộp thuế|Không quy định|Không ?"
    r"|[A-ZĐ][^0-9\n]{0,120}?(?=Miễn phí|Không có thông tin)|)"
    rf"(?P<fee>Miễn phí|Không có thông tin|{_MONEY})"
)
_STUCK = re.compile(r"(?:Trực tuyến|Dịch vụ bưu chính|Trực tiếp)[0-9]{1,5} ?(?:Ngày|Giờ|Tháng|Tuần|Năm|Phút).{0,60}")
_AMOUNT = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)")


@dataclass(frozen=True)
class FeeCell:
    """What the fee cell says. `amount` None: nothing was said, or it could not be read."""

    amount: int | None
    currency: str
    remark: str
    shown: str

    @property
    def free(self) -> bool:
        return self.amount == 0


@dataclass(frozen=True)
class ChannelRow:
    """One row. `number` and `unit`: the time, unit "" when the page gives none; `time`: as it stands there."""

    channel: str
    number: int | None
    unit: str
    time: str
    fee: FeeCell
    text: str


def read(text: str) -> tuple[ChannelRow, ...]:
    """The rows of the table, in their order; () when nothing can be read."""
    body = text.removeprefix(HEAD)
    starts = list(_ROW.finditer(body))
    ends = [match.start() for match in starts[1:]] + [len(body)]
    return tuple(_row(match, body[match.end() : end]) for match, end in zip(starts, ends, strict=False))


def unread(text: str, rows: tuple[ChannelRow, ...]) -> str:
    """What of the table could not be read: text before its first row, a row that stuck to the one before it."""
    body = text.removeprefix(HEAD)
    first = _ROW.search(body)
    before = body[: first.start()].strip() if first else body.strip()
    stuck = _STUCK.search("\n".join(f"{row.fee.remark}\n{row.text}" for row in rows))
    return before or (stuck.group() if stuck else "")


def _row(match: re.Match[str], rest: str) -> ChannelRow:
    remark, text = _remark(rest.strip())
    time, shown = match["time"].strip(), match["fee"]
    number, unit = _time(time)
    amount: int | None = 0 if shown == "Miễn phí" else None
    if match["currency"]:
        digits = shown[: -len(match["currency"])].strip()
        if time == "":
            number, digits = _apart(digits)
            time = str(number) if number is not None else ""
        amount = _amount(digits)
        shown = f"{digits} {match['currency']}"
    fee = FeeCell(amount, _currency(match["currency"]), remark, shown)
    return ChannelRow(CHANNELS[match["channel"]], number, unit, time, fee, text)


def _currency(word: str | None) -> str:
    return "" if not word else "VND" if word[0] == "V" else "USD" if word in ("USD", "Đô la Mỹ") else "EUR"


def _time(time: str) -> tuple[int | None, str]:
    digits, _, unit = time.partition(" ")
    if not digits.isdigit():
        return None, ""
    word = unit.casefold()
    return int(digits) * _TIMES.get(word, 1), UNITS.get(word, "")


def _apart(digits: str) -> tuple[int | None, str]:
    """A time without unit and the fee glued to it. A figure of three digits and more is read as "1" and the rest only
    when it starts so; the portal shows "Không có thông tin" where there is no time, so some time must be in it."""
    first, comma, _rest = digits.partition(",")
    if len(first) >= 2 and digits[0] != "0" and (not comma or len(first) == 4 or digits[1] != "0"):
        return int(digits[0]), digits[1:]
    return None, digits


def _amount(digits: str) -> int | None:
    return int(re.sub(r"[.,]", "", digits)) if _AMOUNT.fullmatch(digits) else None


def _remark(rest: str) -> tuple[str, str]:
    """The remark in brackets behind the fee, and the free text after it. Brackets may lie in brackets."""
    if not rest.startswith("("):
        return "", rest
    depth = 0
    for place, letter in enumerate(rest):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return rest[1:place].strip(), rest[place + 1 :].strip()
    return rest[1:].strip(), ""
