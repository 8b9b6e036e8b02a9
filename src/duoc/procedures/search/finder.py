"""One answer to what somebody typed: answers, linked groups, procedures, and where places of old belong today. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from duoc.ground.letters.calculations import procedure_codes_in
from duoc.procedures.search.answers import Answer, Answers
from duoc.procedures.search.broad import another_word, naming
from duoc.procedures.search.gazetteer import Gazetteer, Place
from duoc.procedures.search.groups import Group, Groups
from duoc.procedures.search.index import Index
from duoc.procedures.search.normalise import Word, query_words
from duoc.procedures.search.speech import Heard
from duoc.procedures.search.topics import Asked

NO_ANSWERS = Answers()


@dataclass(frozen=True)
class Found:
    """What stands first stands first: `answers`, then `groups`, then `codes`, the codes of procedures, best first.

    `only_places` when nothing but places was said; `part` of a procedure's page that is asked for (`answers.PARTS`).
    `broad`: the codes only share one everyday word with what was typed. All empty: nothing here comes near enough.
    """

    answers: tuple[Answer, ...]
    groups: tuple[Group, ...]
    codes: Sequence[str]
    places: tuple[Place, ...]
    only_places: bool
    part: str = ""
    broad: bool = False


def find(
    text: str, limit: int, index: Index, groups: Groups, gazetteer: Gazetteer, answers: Answers = NO_ANSWERS
) -> Found:
    """What the words mean. Any input is safe; nothing in common, or next to nothing, gives nothing."""
    if answer := answers.of_code(text):
        return Found((answer,), (), [], (), only_places=False)
    if named := procedure_codes_in(text):
        codes = [code for code in named if code in index.places][:limit]
        listed = groups.of_code(named[0])
        if codes or listed:
            return Found((), listed or groups.led_to(codes), codes, (), only_places=False)
    reading = gazetteer.read(query_words(text), index.knows)
    meant = index.read(reading.rest)
    only_places = bool(reading.places) and not reading.rest
    asking = () if another_word(reading.rest, index, answers.topics) else (reading.rest, meant)
    questions = [(words, answers.topics.asked(words, index.joined)) for words in asking]
    alone = [asked.topics for words, asked in questions if _alone(words, asked, index, answers)]
    answer = next(filter(None, map(answers.about, alone)), None)
    if answer := answer or _answer(reading.rest, index, answers) or _answer(meant, index, answers):
        codes = [code for code in answer.procedures if code in index.places]
        return Found((answer,), (), codes, reading.places, only_places)
    everyday = [code for code in naming(reading.rest, index) if code not in groups.replaced][:limit]
    if alone:  # nothing is known of it, and no procedure is asked for
        return Found((), (), everyday, reading.places, only_places, broad=bool(everyday))
    topics = frozenset[str]().union(*(asked.topics for _words, asked in questions))
    codes = [code for code in index.rank(meant, limit + len(groups.replaced)) if code not in groups.replaced][:limit]
    listed = groups.meant(reading.rest, codes)
    if not (codes or listed) and answers.topics.sure(topics) and (answer := answers.about(topics)):
        return Found((answer,), (), [], reading.places, only_places)
    if not (codes or listed):
        return Found((), (), everyday, reading.places, only_places, broad=bool(everyday))
    return Found((), listed, codes, reading.places, only_places, answers.part(topics))


def _alone(words: Sequence[Word], asked: Asked, index: Index, answers: Answers) -> bool:
    """Whether the words ask of how things go and name no subject: neither beside that, where what remains may be words
    that nobody knows, nor with the same words, where a saying in pieces, or within a longer turn of phrase, names none.
    """
    others = index.others(words, asked.places)
    if not asked.topics or (others and not answers.topics.sure(asked.topics)):
        return False
    if others and (index.search_words(others, 1) or _outside(answers.heard(words), asked)):
        return False
    subject = index.asked(words)
    return subject is None or not (others or subject.whole) or any(set(subject.places) < run for run in asked.runs)


def _outside(heard: Heard | None, asked: Asked) -> bool:
    """Whether what is heard lies beside the words that ask of how things go."""
    return heard is not None and not asked.places.issuperset(heard.places)


def _answer(meant: Sequence[Word], index: Index, answers: Answers) -> Answer | None:
    """The answer that is no procedure, unless a procedure is asked for beside it: "giấy độc thân để vay ngân hàng" asks
    for no loan. Of both, what the words begin with is wanted ("vay tiền nuôi tôm"); of two that share words the longer.

    Of as long ones a gap: nobody asks for what is not there, and a procedure nearby must not hide that.
    """
    heard, asked = answers.heard(meant), index.asked(meant)
    if heard is None:
        return None
    if answers.meant(heard).general and index.others(meant, heard.places):
        return None
    if asked is None:
        return answers.meant(heard)
    if set(heard.places) & set(asked.places):
        longer = len(heard.places) - len(asked.places) + (answers.meant(heard).kind == "gap")
        return answers.meant(heard) if longer > 0 else None
    return answers.meant(heard) if heard.places[0] <= min(index.head(meant), asked.places[0]) else None
