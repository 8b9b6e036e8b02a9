"""Which item of a list is which, where a list is sent again without the ids of its items. Pure."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from duoc.language.calculations import ITEM_ID, Definition, Question, read, short


def with_item_ids(
    definition: Definition, held: Mapping[str, Any], attached: Callable[[], Iterable[str]], given: Mapping[str, Any]
) -> dict[str, Any]:
    """The answers with an id for each item that has none, in lists whose items have papers: so files stay with whom
    they are of. Other lists get theirs where they are read.

    An item that says the same as one held before keeps its id, or else one of which only the first answer is the same
    (a name); all others get an id that nothing held and no file has.

    Args:
        held: the answers before.
        attached: reads the codes under which files are attached ("member_mandate.2").
    """
    lists = {paper.each for paper in definition.papers.values() if paper.each} & given.keys()
    if not lists:
        return dict(given)
    codes = list(attached())
    return {**given, **{id: _named(definition.questions.get(id), held.get(id), codes, given[id]) for id in lists}}


def gone_items(held: Any, given: Any) -> list[str]:
    """The ids that a list had before and has no more."""
    after = {item.get(ITEM_ID) for item in _items(given)}
    return [id for item in _items(held) if isinstance(id := item.get(ITEM_ID), str) and id not in after]


def _items(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _named(question: Question | None, held: Any, papers: Collection[str], given: Any) -> Any:
    whole = isinstance(given, list) and all(isinstance(item, Mapping) for item in given)
    if question is None or question.group is None or not whole or len(given) > (question.max or 0):
        return given
    new = [number for number, item in enumerate(given) if ITEM_ID not in item]
    taken = {str(item[ITEM_ID]) for item in given if ITEM_ID in item}
    before = {str(item[ITEM_ID]): item for item in _items(held) if ITEM_ID in item and str(item[ITEM_ID]) not in taken}
    ids: dict[int, str] = {}
    for answers_of in (_all_said, _first_said):
        for number in [one for one in new if one not in ids]:
            mine = answers_of(question, given[number])
            same = [id for id, item in before.items() if mine and answers_of(question, item) == mine]
            alike = [one for one in new if one not in ids and answers_of(question, given[one]) == mine]
            if same and (len(same) == len(alike) == 1 or answers_of is _all_said):
                ids[number] = same[0]
                del before[same[0]]
    used = taken | set(ids.values()) | {str(item.get(ITEM_ID)) for item in _items(held)}
    free = _free(used | {code.rpartition(".")[2] for code in papers})
    return [
        item if ITEM_ID in item else {ITEM_ID: ids[number] if number in ids else next(free), **item}
        for number, item in enumerate(given)
    ]


def _all_said(question: Question, item: Mapping[str, Any]) -> Any:
    [meant] = read(question, [item])
    return {name: value for name, value in meant.items() if name != ITEM_ID and value is not None}


def _first_said(question: Question, item: Mapping[str, Any]) -> Any:
    first = question.group.questions[0] if question.group else question
    return _all_said(question, item).get(short(first.id))


def _free(used: Collection[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if str(number) not in used:
            yield str(number)
