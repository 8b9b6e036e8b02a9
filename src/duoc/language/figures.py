"""Hints of the desk's questions with what was worked out: the official sees the figure before they write theirs."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.figures import decimal, grouped
from duoc.language.definition import Question
from duoc.language.scope import find
from duoc.language.showing import day_first

NAMED = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\}")


def with_figures(question: Question, scope: Mapping[str, Any]) -> Question:
    """The question with values for the names in its hint, `{monthly}`; one that is not known yet says so."""
    if not NAMED.search(question.hint):
        return question
    return replace(question, hint=NAMED.sub(lambda match: _written(find(scope, match[1])), question.hint))


def _written(value: Any) -> str:
    if isinstance(value, str):
        return day_first(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return _("chưa có")
    return number(value)


def number(value: float) -> str:
    """A finite number as a sentence shows it: 8.000 and 1,5."""
    return grouped(int(value)) if float(value).is_integer() else decimal(round(value, 6))
