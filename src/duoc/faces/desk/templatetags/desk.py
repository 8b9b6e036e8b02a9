"""Small readings for the desk's templates: `{% load desk %}`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template

from duoc.dossiers.queries import term_words
from duoc.faces.design.formats import local
from duoc.faces.desk import labels
from duoc.law.calculations import split_reference

register = template.Library()


@register.filter
def entry(held: Mapping[str, Any], key: str) -> Any:
    """`said|entry:question.id`: what a mapping holds under a key with dots in it."""
    return held.get(key, "") if held else ""


@register.filter
def seen(what: str) -> str:
    """`look.what|seen`: what was opened, in words."""
    return labels.seen(what)


@register.filter
def law(reference: str) -> str:
    """`line.article|law`: "91/2015/QH13#147" as people write it, without asking the database."""
    return split_reference(reference).words if reference else ""


@register.filter
def hour(moment: datetime) -> str:
    """`deadline.due|hour`: 17:00 at Vietnam's clock."""
    return f"{local(moment):%H:%M}"


@register.filter
def term(text: str) -> str:
    """`"1 day"|term`: 1 ngày."""
    return term_words(text)
