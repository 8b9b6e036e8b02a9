"""The order of the Vietnamese alphabet, which no collation of the database is relied on for."""

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng, as dictionaries order them
_MARKS = "\u0306\u0302\u031b"  # of ă, â ê ô, ơ ư: part of the letter
_RANK = {letter: index for index, letter in enumerate(LETTERS)}


def _in_order() -> tuple[str, str]:
    letters, places = "", ""
    for index, letter in enumerate(LETTERS):
        forms = [unicodedata.normalize("NFC", letter + tone) for tone in ("", *TONES)]
        forms = [form for form in forms if len(form) == 1]
        letters += "".join(forms) + "".join(form.upper() for form in forms)
        places += chr(0xC0 + index) * 2 * len(forms)
    return letters, places


IN_ORDER = _in_order()
"""Each letter with and without tone, and what stands for it so that the codes of letters are in the order of the
alphabet: for `translate` of the database, which sorts by codes."""


def sort_key(text: str) -> tuple[list[int], list[int]]:
    """A key that sorts names as a Vietnamese reader expects: by letters first, by tones where letters are equal."""
    letters: list[int] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFD", text.casefold().replace("đ", "\u0111")):
        if character in TONES:
            if tones:
                tones[-1] = TONES.index(character) + 1
        elif character in _MARKS and letters:
            base = unicodedata.normalize("NFC", LETTERS[letters[-1] - 100] + character) if letters[-1] >= 100 else ""
            letters[-1] = _RANK.get(base, letters[-1] - 100) + 100
        else:
            letters.append(_RANK[character] + 100 if character in _RANK else min(ord(character), 99))
            tones.append(0)
    return letters, tones
