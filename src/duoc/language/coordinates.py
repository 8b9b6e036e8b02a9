"""Where a place lies, as latitude and longitude in degrees (WGS 84): read from what maps and devices show.

Kept as "9.176250, 105.152420", six decimals: a tenth of a metre. The land register's own plane coordinates (VN-2000)
need a meridian and are not read here.
"""

import re
from typing import Any

from django.utils.translation import gettext as _

PATTERN = r"[0-9]{1,2}\.[0-9]{6}, [0-9]{2,3}\.[0-9]{6}"
# Việt Nam with its seas.
SOUTH, NORTH, WEST, EAST = 4.0, 24.0, 101.0, 118.0

_DEGREES = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,10})?)")
_SEXAGESIMAL = re.compile(
    r"""([0-9]{1,3})\s*°\s*([0-9]{1,2})\s*['’′]\s*(?:([0-9]{1,2}(?:[.,][0-9]{1,6})?)\s*(?:["”″]|''))?\s*([NBEĐ])?""",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"{_DEGREES.pattern}°?\s*[NB]?\s*(?:[,;]\s+|;|,(?=\s*[0-9]+\.)|\s+){_DEGREES.pattern}°?\s*[EĐ]?", re.IGNORECASE
)


def read(written: str) -> str:
    """The coordinates as they are kept, latitude first; what is none stays as it is written."""
    parts = [_of_parts(*match.groups()) for match in _SEXAGESIMAL.finditer(written)]
    if len(parts) != 2:
        plain = _PLAIN.fullmatch(written.strip())
        if plain is None:
            return written
        parts = [float(text.replace(",", ".")) for text in plain.groups()]
    latitude, longitude = sorted(parts)  # in Việt Nam the longitude is always the greater of the two
    return f"{latitude:.6f}, {longitude:.6f}"


def _of_parts(degrees: str, minutes: str, seconds: str | None, _side: str | None) -> float:
    return int(degrees) + int(minutes) / 60 + float((seconds or "0").replace(",", ".")) / 3600


def fault(question: Any, value: Any, today: Any) -> str:
    """What is wrong with coordinates, in the language of the reader; empty when nothing is."""
    if not isinstance(value, str) or not re.fullmatch(PATTERN, value):
        return _("Tọa độ gồm vĩ độ và kinh độ, ví dụ 9.176250, 105.152420 hoặc 9°10'34.5\"B 105°09'08.7\"Đ.")
    latitude, longitude = (float(part) for part in value.split(", "))
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        return _("Tọa độ này không nằm trong lãnh thổ, vùng biển Việt Nam. Hãy kiểm tra lại.")
    return ""
