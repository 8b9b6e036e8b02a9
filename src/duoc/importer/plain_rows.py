"""A second reading of a row of papers, by a small grammar: what it does not surely understand stays unclear.

It knows nothing of the first reading (`requirement`, `conditions`), so that what both say alike is likely to be so. A
plain row is one noun phrase that begins with the name of a document. How it is copied, which form it has and which law
speaks of it change nothing; "(nếu có)" or one bracket with a case, at the very end, makes it one for some.
"""

import re
from dataclasses import dataclass

from duoc.importer import plain_words as words
from duoc.importer.cleaning import one_line

REQUIRED, FOR_SOME, NONE, UNCLEAR = "required", "for some", "none", "unclear"
LONGEST = 400  # letters that are left of a row; a longer one says more than a name
LISTED = 200  # letters of a row that may list several papers, since people see it whole
SHORTEST = 9  # letters of a row; "Báo cáo" alone is no paper that people could bring
SAME = 4  # words one after another by which two texts speak of the same paper
LEAST_CASE = 6  # letters of a case in brackets


@dataclass(frozen=True)
class RowReading:
    """How a row is read; `why` says what is not clear in it."""

    kind: str
    why: str = ""


def read(name: str, matter: str = "") -> RowReading:
    """How the row is read by its own words alone. `matter`: the procedure's name."""
    text = words.COUNT.sub("", words.BULLET.sub("", one_line(name))).strip(' .;,:*!#"“”')
    if name.rstrip().endswith(":") and words.HEAD.fullmatch(text):
        return RowReading(NONE)
    if known := _whole(text):
        return known
    if behind := words.HELD_BEHIND.search(text) or words.WHERE_NOT_HELD.search(text):
        return _held(text[: behind.start()], behind.groupdict().get("held"), matter)
    text = words.RULE_OF_IT.sub("", words.WRITTEN.sub(r"\1", words.PREFIX.sub("", text)))
    text = words.ONE_EACH.sub("", text) if len(words.ONE_EACH.findall(text)) > 1 else text
    first = words.CASE_FIRST.match(text)
    if first and words.NO_CASE.search(first["case"]):
        first = None
    text = text[first.end() :] if first else text
    if first and _is_the_matters(first["case"], matter):  # everybody's, who asks for this matter
        first = None
    if not words.BEGINS.match(text.lstrip("(")):
        return RowReading(UNCLEAR, "không bắt đầu bằng tên một giấy tờ")
    text = _without_manner(text)
    lumped = len(text) > LISTED and bool(words.LUMPED.search(text))
    text = _without_matter(words.CONTENT.sub("", text), matter)
    if words.IF_ANY_INSIDE.search(text):
        return RowReading(UNCLEAR, "“nếu có” chỉ nói về một phần của dòng")
    kind, text = (FOR_SOME, text) if first else _for_whom(text)
    why = _unclear(kind, text, lumped=lumped)
    return RowReading(UNCLEAR, why) if why else RowReading(kind)


def _held(paper: str, held: str | None, matter: str) -> RowReading:
    """A paper that is brought only where a register does not have it. `held`: what the register has, if named."""
    if held is not None and not _runs(paper) & _runs(held):
        return RowReading(UNCLEAR, "cơ quan khai thác được một giấy khác, không rõ giấy này có phải nộp")
    own = read(paper, matter)
    if held is None and words.BEGINS.match(paper.lstrip("(")):  # for some either way, whatever case it has besides
        return RowReading(FOR_SOME)
    return own if own.kind == UNCLEAR else RowReading(FOR_SOME)


def _runs(text: str) -> set[tuple[str, ...]]:
    """Its runs of `SAME` words."""
    listed = re.findall(r"\w+", text.casefold())
    return set(zip(*(listed[start:] for start in range(SAME)), strict=False))


def _whole(text: str) -> RowReading | None:
    """What the row is where its whole shape is known; None where it must be taken apart."""
    if len(text) < SHORTEST and not words.APPLICATION.match(text):
        return RowReading(UNCLEAR, "không nói rõ là giấy gì")
    if stray := words.STRAY.search(text):
        return RowReading(UNCLEAR, f"“{stray.group()}” dính vào tên giấy tờ")
    if words.SCREEN.match(text) or words.HELD.fullmatch(text) or words.FORMS_NAME.match(text):
        return RowReading(NONE)
    if words.TRANSLATED.fullmatch(text) or words.EACH_IF_ANY.fullmatch(text):
        return RowReading(FOR_SOME)
    if (one_of := words.ONE_OF.match(text)) and not words.WHO.search(text[one_of.end() :]):
        return RowReading(REQUIRED)
    return None


def _without_manner(text: str) -> str:
    """Without how it is copied, which form it has, which law speaks of it and what it is about."""
    text = words.COUNT_BEHIND.sub("", words.FOLLOWING.sub("", text))
    text = words.HOW_TAIL.sub("", words.COPIES_OF.sub(r"\1", text))
    return one_line(words.MANNER.sub(" ", words.OF_WHAT.sub(" ", words.FORM.sub(" ", text)))).strip(" .;,:")


def _unclear(kind: str, text: str, *, lumped: bool) -> str:
    """What in the words that are left can be read in more than one way; "" for nothing."""
    text = words.LOST.sub(" ", text) if kind == FOR_SOME else text
    if seen := words.WHO.search(text):
        return f"“{seen.group().strip()}” nói về ai phải nộp, đọc được nhiều cách"
    listed = kind == REQUIRED and len(text) <= LISTED and not words.APPLICATION.match(text)
    if lumped or (words.LISTED if listed else words.SENTENCES).search(text) or len(text) > LONGEST:
        return "nhiều câu hoặc nhiều giấy trong một dòng"
    if kind == FOR_SOME:
        return "điều kiện có thể chỉ nói về một phần của dòng" if _several(text) else ""
    if words.OF_AN_OFFICE.match(text):
        return "giấy do cơ quan nhà nước lập"
    return "giấy tờ khác mà không nói giấy nào" if words.OTHERS.search(text) else ""


def _for_whom(text: str) -> tuple[str, str]:
    text = words.OF_DEBTS.sub(r"\1", text)
    if match := words.IF_ANY.search(text) or words.IF_ANY_SUCH.search(text):
        return FOR_SOME, text[: match.start()]
    for pattern in (words.EXCEPT, words.CASE, words.CASE_BEHIND):
        match = pattern.search(text)
        case = next((words for words in match.groups() if words), "") if match else ""
        if match and len(case) >= LEAST_CASE and not words.NO_CASE.search(case):
            return FOR_SOME, words.IF_ANY.sub("", text[: match.start()].strip(" .;,:"))
    return REQUIRED, text


def _without_matter(text: str, matter: str) -> str:
    """Without "đối với X" where X is what the whole procedure is about."""
    name = one_line(matter).casefold()
    if words.NARROWER.search(text) and not _is_the_matters(text, matter):
        return text
    return words.TOWARDS.sub(lambda match: " " if match[1].casefold() in name else match[0], text)


def _is_the_matters(text: str, matter: str) -> bool:
    """Whether the text speaks of a class ("tư thục") that the whole procedure is about."""
    part = words.NARROWER.search(text)
    return part is not None and part[0].casefold() in matter.casefold()


def _several(text: str) -> bool:
    """Whether the row names more than one paper."""
    _first, *others = words.SEAM.split(words.SYNONYMS.sub("giấy tờ", words.NAMED_IN_IT.sub("", text)))
    return any(words.BEGINS.match(other) for other in others)
