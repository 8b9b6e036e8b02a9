"""Names of persons: how they may be written, and when two writings are one name."""

import re
import unicodedata

from duoc.ground.letters.hidden import without_hidden
from duoc.ground.letters.lookalikes import in_latin
from duoc.ground.letters.mending import APOSTROPHES
from duoc.ground.letters.syllables import Syllable, is_bare_vietnamese, syllable_of

# A letter with the accents that have no sign of their own with it, as in Kơ̆: two at most.
_WORD = r"(?:[^\W\d_][\u0300-\u036f]{0,2})+"
_NAME = re.compile(rf"{_WORD}(?:(?:\. |[ .\-{APOSTROPHES}]){_WORD})*\.?")
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_DOTTED = str.maketrans("ı", "i")  # capitals do not tell which of the two i of Turkish it is
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015\u2212\ufe63\uff0d]+")
# Family names of which no one is written without accents (Nguyễn, Trần, Lê …).
_ACCENTED = re.compile(
    "nguyen|tran|le|pham|huynh|hoang|vo|vu|dang|bui|do|ho|ngo|duong|ly|dinh|"
    "lam|truong|doan|trinh|luong|tang|luu|to|quach|tong|trieu|chau|tieu|vuong|ma|thach"
)
# Words of addresses that are always written with accents (ấp, đường, khóm, xã …).
_OF_PLACES = re.compile("ap|duong|khom|xa|phuong|tinh|huyen|thon|cho|cau|kenh|rach|benh|vien|tram|nha|so|quan|khu")
_TITLES = re.compile(r"(?:ông|bà|anh|chị|cô|chú|bác|cụ|em|mr|mrs|ms|dr)\.?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
# Tones that a keyboard put one letter too late; ñ and č of other peoples have other marks.
_TONED_CONSONANT = re.compile("[bcdfghjklmnpqrstvxz][\u0300\u0301\u0309\u0323]")
_NO_LETTERS = re.compile(r"[^a-z]+")
Key = tuple[tuple[Syllable, ...], ...]


LONG_NAME, LONG_WORD = 60, 20
"""Longer than names are on papers here, and than a word of one is in any language that people here write."""


def is_name(text: str) -> bool:
    """Whether a text in NFC is written as names are: letters of any people, blanks, apostrophes, hyphens, points."""
    return _NAME.fullmatch(text) is not None and not any(unicodedata.category(one).startswith("N") for one in text)


def other_script_in(name: str) -> str:
    """The first letter that is not a Latin one, or "". Papers of Vietnam write all names in Latin letters."""
    strange = (one for one in name if one.isalpha() and one not in APOSTROPHES)
    return next((one for one in strange if not unicodedata.name(one, "").startswith("LATIN ")), "")


def accents_missing(name: str) -> bool:
    """Whether a name looks like a Vietnamese one typed without accents: "Nguyen Thi Be Ba".

    A family name that never stands without its accents, and words that are all Vietnamese syllables but for them; so
    that "Phan Lan Anh", "Y Blo" and "Jean Le Blanc" are left alone.
    """
    if not name.isascii():
        return False
    family, *others = _BETWEEN.split(name.strip(" .-").casefold())
    return _ACCENTED.fullmatch(family) is not None and bool(others) and all(map(is_bare_vietnamese, others))


def name_oddity(name: str) -> str:
    """What of a name is seldom so on papers: "title", "initials", "short", "long", "capitals", "tone"; else "".

    "Ông" is a family name too, and other languages write ć: it is asked only.
    """
    words = [word for word in name.split() if word.strip(".-")]
    if len(words) > 1 and _TITLES.fullmatch(words[0].casefold()):
        return "title"
    if any(_INITIAL.fullmatch(word) for word in words):
        return "initials"
    if words and len(words[-1]) == 1:  # the given name; "Y Blo" has its letter in front
        return "short"
    if len(name) > LONG_NAME or any(len(word) > LONG_WORD for word in words):
        return "long"
    if any(word[0].islower() and word[1:2].isupper() for word in words):
        return "capitals"
    if _TONED_CONSONANT.search(unicodedata.normalize("NFD", name).casefold()):
        return "tone"
    return ""


def accents_missing_in_place(text: str) -> bool:
    """Whether a place looks like a Vietnamese one typed without accents: "ap Cay Kho", "12 Nguyen Trai".

    A word that never stands without its accents, and words that are all Vietnamese syllables but for them; so that
    "Tam Giang", "Long An" and "5 Rue de Lyon" are left alone.
    """
    if not text.isascii():
        return False
    words = [word for word in _NO_LETTERS.split(text.casefold()) if word]
    marked = any(_ACCENTED.fullmatch(word) or _OF_PLACES.fullmatch(word) for word in words)
    return marked and len(words) > 1 and all(map(is_bare_vietnamese, words))


def same_name(one: str, other: str) -> bool:
    """True when two writings are one name.

    Capitals, blanks, hyphens, kinds of apostrophes, hidden characters, letters that look like others, how accents are
    put together and the place of the tone ("Hoà", "Hòa") do not count.
    """
    return _key(one) == _key(other)


def name_key(text: str) -> str:
    """A text under which every writing of the same name or number is found; equal where `same_name` holds."""
    return " ".join("'".join(f"{''.join(one.letters)}{one.tone}" for one in word) for word in _key(text))


def _key(name: str) -> Key:
    plain = without_hidden(in_latin(name), kept=" ").translate(_APOSTROPHES).casefold().translate(_DOTTED)
    words = [word for word in _BETWEEN.split(unicodedata.normalize("NFC", plain.replace("i\u0307", "i"))) if word]
    return tuple(tuple(syllable_of(part) for part in word.split("'")) for word in words)
