"""What people write for an act, the reason of a refusal for example, can be printed on the paper that says it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.rules import Incomplete
from duoc.ground.documents.calculations import writing_fault


def expect_printable(given: Any) -> None:
    """Refuses parameters (a frozen record, whatever the act) with a text that no document can print, or that is not
    written as it is meant.

    Answers to the questions of a definition are judged by their questions, not here.

    Raises:
        Incomplete: `faults` names the parameters.
    """
    texts = [(name, text) for name, value in _parameters(given).items() for text in _texts(value)]
    faults = {name: say for name, text in texts if (say := writing_fault(text))}
    if faults:
        raise Incomplete(_("Có chữ không in được trên giấy tờ."), _("Hãy xem lại các mục được đánh dấu."), faults)


def _parameters(given: Any) -> dict[str, Any]:
    """The parameters by name. Those of an act that makes no record of them were judged by its form."""
    return {one.name: getattr(given, one.name) for one in fields(given)} if is_dataclass(given) else {}


def _texts(value: Any) -> Iterator[str]:
    """A parameter that is a text, or the texts of the items of a list; no mapping of answers, no file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            if isinstance(item, Mapping):
                yield from (text for text in item.values() if isinstance(text, str))
