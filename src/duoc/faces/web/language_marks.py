"""On pages in another language, what is still Vietnamese says so, that a screen reader speaks it rightly (WCAG 3.1.2).

Names of persons and places, procedures, laws and answers come from the catalogue and from people; they are Vietnamese
on every page. They are found by their letters, so that no template has to think of it.
"""

import re
from unicodedata import combining, normalize

TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
OPENING = re.compile(r"<([a-z][a-z0-9]*)\b", re.IGNORECASE)
WORD = re.compile(r"[^\s<>&;:,.()“”\"·/]+")
SILENT = {"title", "script", "style", "textarea"}
"""Elements that hold one text and no other element; their words are not marked."""
ONLY_TEXT = {"option"}
"""Elements in which no span may stand: the element itself is marked."""
SYLLABLE = re.compile(
    r"(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(c|ch|m|n|ng|nh|p|t)?",
    re.IGNORECASE,
)
"""How a Vietnamese word without marks is built; few English words are."""


def vietnamese(word: str) -> bool:
    """Does the word hold a letter that English has not (đ, or any letter with a mark)?"""
    return not word.isascii() and any(letter in "đĐ" or combining(letter) for letter in normalize("NFD", word))


def marked(html: str) -> str:
    """The page with `lang="vi"` around what is Vietnamese. Text under an element that has `lang="vi"` is left alone."""
    parts = TAG.split(html)
    silent = ""
    for place in range(1, len(parts), 2):
        opening = OPENING.match(parts[place])
        name = opening.group(1).lower() if opening else ""
        if silent:
            silent = "" if parts[place].lower().startswith(f"</{silent}") else silent
            continue
        silent = name if name in SILENT else ""
        text = parts[place + 1]
        if silent or text.isascii() or 'lang="vi"' in parts[place]:
            continue
        alone = name in ONLY_TEXT or bool(opening and _closes(parts, place + 2, name))
        _mark(parts, place, alone=alone, only=name in ONLY_TEXT)
    return "".join(parts)


def _closes(parts: list[str], place: int, name: str) -> bool:
    return place < len(parts) and parts[place].lower() == f"</{name}>"


def _mark(parts: list[str], place: int, *, alone: bool, only: bool) -> None:
    """Marks the text after this tag: the whole element where it holds nothing else, else the words."""
    text = parts[place + 1]
    words = list(WORD.finditer(text))
    first, last = _reach([word.group() for word in words])
    if first > last:
        return
    whole = first == 0 and last == len(words) - 1
    if only or (whole and alone and " lang=" not in parts[place]):
        parts[place] = f'{parts[place][:-1]} lang="vi">'
        return
    start, end = words[first].start(), words[last].end()
    parts[place + 1] = f'{text[:start]}<span lang="vi">{text[start:end]}</span>{text[end:]}'


def _reach(words: list[str]) -> tuple[int, int]:
    """From which word to which a text is Vietnamese: from the first with marks to the last, and what belongs to them.

    Before them stand capitals ("Cha mẹ"), or anything where the whole text can be Vietnamese; behind them any syllable
    ("Giấy khai sinh"). The last is before the first where nothing is Vietnamese.
    """
    strange = [place for place, word in enumerate(words) if vietnamese(word)]
    if not strange:
        return 1, 0
    first, last = strange[0], strange[-1]
    if all(vietnamese(word) or _neutral(word) for word in words):
        return 0, len(words) - 1
    while first and words[first - 1][:1].isupper() and _neutral(words[first - 1]):
        first -= 1
    while last + 1 < len(words) and _neutral(words[last + 1]):
        last += 1
    return first, last


def _neutral(word: str) -> bool:
    """A word without marks that Vietnamese may have: a syllable, a number, a code."""
    return bool(SYLLABLE.fullmatch(word)) or any(letter.isdigit() for letter in word)
