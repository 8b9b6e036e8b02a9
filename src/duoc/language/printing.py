"""Which answers stand in a document, or in the entry that is written with it."""

import re

from duoc.language.definition import Definition
from duoc.language.order import questions_behind
from duoc.language.outcome import EntryOf

_QUOTED = re.compile(r'"(?:answers\.)?([a-z]\w*(?:\.\w+)*)"')


def printed_questions(definition: Definition, template: str) -> frozenset[str]:
    """The questions whose answers a template prints, or the entry holds, also through named values.

    Args:
        template: its text. A name that is put together there ("mother" and ".full_name") counts by its first part.
    """
    names = frozenset(_QUOTED.findall(template))
    printed = {
        id for id in definition.questions if id in names or any(id.startswith(f"{name}.") for name in names if name)
    }
    rules = [definition.let[name] for name in names if name in definition.let]
    entry = definition.outcome.entry
    rules += list(entry.data.values()) if entry is not None else []
    for rule in rules:
        printed |= questions_behind(rule, definition.questions, definition.let)
    return frozenset(printed | (_called_by(definition, entry) if entry is not None else set()))


def _called_by(definition: Definition, entry: EntryOf) -> set[str]:
    """What the name of the entry in lists is made of; there dots of names are underscores."""
    return {id for id in definition.questions if f"{{{id.replace('.', '_')}}}" in entry.label}
