"""The closed list of functions that rules may use. A browser evaluator must implement these and no other.

Dates travel as text "YYYY-MM-DD" (they compare rightly as text); every number is a double; nothing here reads a clock.
"""

import json
import math
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from duoc.ground.letters.calculations import name_key
from duoc.language.partial_dates import earliest


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"not a number: {value!r}")
    return float(value)


def _numbers(values: tuple[Any, ...]) -> list[float]:
    """The values as numbers; one list stands for what is in it."""
    return [_number(value) for value in (_list(values[0]) if len(values) == 1 else values)]


def _minimum(*values: Any) -> float:
    return min(_numbers(values))


def _maximum(*values: Any) -> float:
    return max(_numbers(values))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"not a list: {value!r}")
    return value


def _sum(values: Any) -> float:
    """The sum of what the items of a group answered; 0 of none. Decimal sums come out as they are written."""
    return float(sum(Decimal(repr(_number(value))) for value in _list(values)))


def _any(values: Any) -> bool:
    return any(value is True for value in _list(values))


def _all(values: Any) -> bool:
    return all(value is True for value in _list(values))


def _same(one: Any, other: Any) -> bool:
    """Whether two writings are one name or word: capitals, blanks, kinds of apostrophes, the place of the tone."""
    return bool(_alike(str(one)) == _alike(str(other)))


def _times(value: Any, values: Any) -> float:
    """How often a value is in a list; names and words in whichever writing (`same`)."""
    return float([_alike(one) for one in _list(values)].count(_alike(value)))


def _unique(*columns: Any) -> bool:
    """Whether no two are the same (`same`); of several lists, whether no two items are the same in all of them. Where
    an item lacks a value the lists do not fit together, and nothing can be said against it."""
    if len({len(_list(column)) for column in columns}) > 1:
        return True
    rows = [json.dumps([_alike(value) for value in row]) for row in zip(*columns, strict=True)]
    return len(set(rows)) == len(rows)


def _alike(value: Any) -> Any:
    """What stands for all writings of a name or a word; any other value as it is."""
    return (name_key(value) or value) if isinstance(value, str) else value


def _count(group: Any) -> float:
    """How many items a group has."""
    if not isinstance(group, dict):
        raise ValueError("not a group")
    return float(len(_list(group.get("id"))))


TERM = re.compile(r"([0-9]{1,4}) (day|month|year)")
"""A term as rules count it; working days need a calendar, which rules do not have."""


def _moved(day: Any, term: Any, sign: int) -> str:
    """The corresponding day of the later or earlier month, or its last one (Civil Code 2015, article 148)."""
    known = TERM.fullmatch(str(term))
    if known is None:
        raise ValueError(f"no term of days, months or years: {term!r}")
    start, count = _day(day), sign * int(known[1])
    if known[2] == "day":
        return (start + timedelta(days=count)).isoformat()
    months = start.year * 12 + start.month - 1 + count * (12 if known[2] == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def _plus(day: Any, term: Any) -> str:
    return _moved(day, term, 1)


def _minus(day: Any, term: Any) -> str:
    return _moved(day, term, -1)


def _day(text: Any) -> date:
    """A date of which only a part is known, as registers hold it, counts as its earliest day."""
    return date.fromisoformat(earliest(text))


def _date(text: Any) -> str:
    return _day(str(text)).isoformat()


def _days(start: Any, end: Any) -> float:
    """Calendar days from start to end; the day of the event is not counted (Civil Code 2015, article 147)."""
    return float((_day(end) - _day(start)).days)


def _months(start: Any, end: Any) -> float:
    """Full months from start to end, rounded towards zero."""
    first, last = _day(start), _day(end)
    if last < first:
        return -_months(end, start)
    return float((last.year - first.year) * 12 + last.month - first.month - (last.day < first.day))


def _years(start: Any, end: Any) -> float:
    """Full years from start to end, as ages are counted; born on 29 February, a year is full on 1 March."""
    first, last = _day(start), _day(end)
    if last < first:
        return -_years(end, start)
    return float(last.year - first.year - ((last.month, last.day) < (first.month, first.day)))


def _year(day: Any) -> float:
    """The year of a date, also of one of which no more is known."""
    return float(int(str(day)[:4]))


def _digits(number: Any) -> str:
    text = str(number)
    if len(text) != 12 or not text.isdecimal():
        raise ValueError("not a personal number")
    return text


def _birth_year(number: Any) -> float:
    """The year of birth in a personal number: digit 4 gives century and sex, digits 5 and 6 the year."""
    digits = _digits(number)
    return float(1900 + int(digits[3]) // 2 * 100 + int(digits[4:6]))


def _sex(number: Any) -> str:
    """The sex in a personal number: digit 4 is even for men, odd for women."""
    return "female" if int(_digits(number)[3]) % 2 else "male"


def _month_start(day: Any, later: Any) -> str:
    """The first day of the month that lies so many months after the one of this date."""
    first = _day(day)
    months = first.year * 12 + first.month - 1 + int(_number(later))
    return date(months // 12, months % 12 + 1, 1).isoformat()


def _contains(text: Any, words: Any) -> bool:
    """Whether a text holds these words one after the other, in small or capital letters."""
    return f" {_folded(words)} " in f" {_folded(text)} "


def _folded(text: Any) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", str(text)).casefold()))


def _lines(text: Any) -> float:
    """How many lines of a text hold something."""
    return float(sum(bool(line.strip()) for line in str(text).splitlines()))


def _size(value: Any) -> float:
    return float(len(value))


def _round(value: Any) -> float:
    """Nearest whole number, halves away from zero (Python's own rounding goes to the even number)."""
    number = _number(value)
    return math.copysign(math.floor(abs(number) + 0.5), number)


def _floor(value: Any) -> float:
    return float(math.floor(_number(value)))


def _ceil(value: Any) -> float:
    return float(math.ceil(_number(value)))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "min": _minimum,
    "max": _maximum,
    "date": _date,
    "days": _days,
    "months": _months,
    "years": _years,
    "year": _year,
    "birth_year": _birth_year,
    "sex": _sex,
    "month_start": _month_start,
    "contains": _contains,
    "lines": _lines,
    "size": _size,
    "round": _round,
    "floor": _floor,
    "ceil": _ceil,
    "plus": _plus,
    "minus": _minus,
    "count": _count,
    "sum": _sum,
    "any": _any,
    "all": _all,
    "unique": _unique,
    "times": _times,
    "same": _same,
}
ARITY: dict[str, tuple[int, int]] = {
    "min": (1, 20), "max": (1, 20), "date": (1, 1), "days": (2, 2), "months": (2, 2), "years": (2, 2),
    "month_start": (2, 2), "contains": (2, 2), "lines": (1, 1),
    "year": (1, 1), "birth_year": (1, 1), "sex": (1, 1),
    "size": (1, 1), "round": (1, 1), "floor": (1, 1), "ceil": (1, 1), "has": (1, 1),
    "plus": (2, 2), "minus": (2, 2), "count": (1, 1), "sum": (1, 1), "any": (1, 1), "all": (1, 1), "unique": (1, 3),
    "times": (2, 2), "same": (2, 2),
}  # fmt: skip
