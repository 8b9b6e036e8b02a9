"""Text of the fonts of before Unicode (TCVN3 ".VnTime", VNI): its bytes read as Western letters, "NguyÔn ThÞ Hång"."""

import re
from collections.abc import Callable
from unicodedata import combining, normalize

from duoc.ground.letters.syllables import is_vietnamese

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
# VNI writes the mark as a letter of its own behind the vowel.
_VNI_MARKS = {
    **dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True)),
    **dict(zip("áàåãä", ("\u0302\u0301", "\u0302\u0300", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323"), strict=True)),
    **dict(zip("éèúüë", ("\u0306\u0301", "\u0306\u0300", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323"), strict=True)),
    "â": "\u0302",
    "ê": "\u0306",
}
_VNI_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_VNI = {
    **{
        vowel + mark: normalize("NFC", {"ô": "ơ", "ö": "ư"}.get(vowel, vowel) + accent)
        for mark, accent in _VNI_MARKS.items()
        for vowel in ("aeouyôö" if mark in "ùøûõï" else "a" if mark in "éèúüëê" else "aeo")
    },
    **_VNI_ALONE,
}
_VNI |= {one.upper(): other.upper() for one, other in _VNI.items()} | {
    one.capitalize(): other.capitalize() for one, other in _VNI.items()
}
_VNI_SIGN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_BARRED = str.maketrans("ñÑ", "đĐ")  # by itself no proof: Ñ is a letter of the Ê-đê
_SIGNS = "µ¸¶·¹¨»¾¼½©®ª«¬\u00ad×÷¡¢£¤¥¦§"
_WORD = re.compile(rf"(?:[^\W\d_]|[{_SIGNS}])+")
_NO_OTHER_WAY = re.compile(rf"[A-Za-z][{_SIGNS}]|[{_SIGNS}][A-Za-z]|[a-zß-ÿ][À-Þ]")
_PAIR = re.compile("|".join(sign for sign in _VNI if len(sign) == 2))


def decoded(text: str) -> str:
    """What the text says when it was copied from a document in TCVN3 or VNI, or "" when it was not.

    Sure signs are asked for, so that names of other peoples and countries ("Y Ñuê", "Müller") are left alone: every
    word with a strange letter turns into a Vietnamese syllable, and one has a sign that can be nothing else, or two
    are no Vietnamese.
    """
    if text.isascii() or any(letter > "\u00ff" and (letter.isalpha() or combining(letter)) for letter in text):
        return ""
    return _meant(text, _from_tcvn3, _NO_OTHER_WAY) or _meant(text, _from_vni, _PAIR)


def _meant(text: str, read: Callable[[str], str], sure: re.Pattern[str]) -> str:
    words = [word for word in _WORD.findall(text) if not word.isascii() and any(map(str.isalpha, word))]
    if not words or not all(is_vietnamese(read(word)) for word in words):
        return ""
    strange = [word for word in words if not is_vietnamese(word) and word.translate(_BARRED) != read(word)]
    if len(strange) < 2 and not any(sure.search(word) for word in strange):
        return ""
    return _WORD.sub(lambda word: read(word[0]), text)


def _from_tcvn3(word: str) -> str:
    return _cased(word, "".join(_TCVN3.get(letter, letter) for letter in word))


def _from_vni(word: str) -> str:
    return _cased(word, _VNI_SIGN.sub(lambda sign: _VNI[sign[0]], word))


def _cased(word: str, read: str) -> str:
    """TCVN3 has no capitals with tones: its capitals are another font."""
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return read.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else read
