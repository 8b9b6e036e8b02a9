"""Answers that are no procedures as citizens' pages show them: with the page of ours that tells more."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from duoc.procedures.queries import Answer

PAGES = {
    "contact": "portal:contact",
    "contact-data": "portal:contact-data",
    "follow": "portal:follow",
    "verify": "portal:verify-file",
    "guide": "portal:guide",
    "mandates": "portal:mandates",
    "mine": "portal:dossiers",
    "search": "portal:procedures",
}


@dataclass(frozen=True)
class Shown:
    """An answer, and where it leads; empty where no page of ours tells more."""

    answer: Answer
    href: str


def shown(answers: Sequence[Answer], typed: str) -> list[Shown]:
    """The answers with their pages. A code that was typed goes along, so that nobody types it twice."""
    return [Shown(answer, _href(answer, typed)) for answer in answers]


def _href(answer: Answer, typed: str) -> str:
    if not answer.leads:
        return ""
    is_code = any(form.fullmatch(typed.strip().upper()) for form in answer.codes)
    return reverse(PAGES[answer.leads]) + (f"?{urlencode({'ma': typed.strip()})}" if is_code else "")
