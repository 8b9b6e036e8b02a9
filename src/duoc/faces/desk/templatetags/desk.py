"""Small readings for the desk's templates: `{% load desk %}`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template

from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import definition_of, term_words
from duoc.faces.design.formats import local
from duoc.faces.desk import labels
from duoc.faces.desk.dossier.opened import Opened
from duoc.law.calculations import split_reference
from duoc.registers.queries import SameEntry

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


@register.filter
def waiting_here(dossier: Dossier, opened: Opened) -> str:
    """`one.dossier|waiting_here:opened`: the page of another dossier; "" where it lies with another body."""
    return f"/ban/ho-so/{dossier.pk}/" if dossier.assigned_unit_id in opened.actor.units else ""


@register.filter
def other_matter(same: SameEntry, opened: Opened) -> str:
    """`one|other_matter:opened`: the page of an entry or a dossier with the same key; "" where it is another body's."""
    if same.unit_id not in {str(unit) for unit in opened.actor.units}:
        return ""
    if not same.entry:
        return f"/ban/ho-so/{same.dossier}/"
    return f"/ban/so/{definition_of(opened.dossier).outcome.register}/{same.entry}/"
