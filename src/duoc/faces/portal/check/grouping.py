"""Answers by whom or what they are about. Pure: what is asked and answered is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.queries import ShownAnswer

NAME = "full_name"


@dataclass
class Group:
    """The answers about one person or thing: the `name` that was answered, the `title` of its page, or of the first."""

    title: str
    name: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)


def grouped(rows: Iterable[tuple[ShownAnswer, dict[str, Any]]], titles: dict[str, str]) -> list[Group]:
    """The rows in groups, in the order of first asking.

    What stands before the first dot of a question's id says whom it is about (`mother.birth_date`); questions without
    a dot are held together by their page. What is computed stands with the answers before it.

    Args:
        titles: the title of each page by its id.
    """
    groups: dict[str, Group] = {}
    last = ""
    for answer, row in rows:
        about, dot, attribute = answer.question.id.partition(".")
        last = last if answer.computed and last else about if dot else f"page {answer.page}"
        group = groups.setdefault(last, Group(titles.get(answer.page, "")))
        group.rows.append(row)
        if attribute == NAME and not group.name:
            group.name, group.title = answer.text, titles.get(answer.page, "")
    return _single_joined(groups.values())


def _single_joined(groups: Iterable[Group]) -> list[Group]:
    """Lone answers about nobody in particular share one group, which stands where the first of them stood."""
    joined, lone = [], Group(_("Yêu cầu của bạn"))
    for group in groups:
        if group.name or len(group.rows) > 1 or group.rows[0].get("table"):
            joined.append(group)
            continue
        if not lone.rows:
            joined.append(lone)
        lone.rows += group.rows
    return joined
