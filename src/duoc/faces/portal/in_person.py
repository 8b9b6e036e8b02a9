"""What a person still does themselves after sending a request that cannot be handed in online: what to bring, where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.portal import labels
from duoc.language.calculations import Definition


@dataclass(frozen=True)
class Finish:
    """How it ends: at the counter, by post or both; `say` is the reason that the procedure gives."""

    counter: bool
    post: bool
    say: str


def ways(definition: Definition) -> Finish | None:
    """How a request of this procedure is handed in; None when sending it from here is enough."""
    if definition.filed_online:
        return None
    post = "post" in definition.channels
    return Finish("counter" in definition.channels or not post, post, definition.online.say)


@dataclass(frozen=True)
class ToBring:
    """Papers that are seen on paper: those that everybody brings, and those that only some cases need."""

    required: list[dict[str, str]]
    conditional: list[dict[str, str]]
    form_page: labels.FormPage | None


def to_bring(dossier: Dossier, definition: Definition) -> ToBring:
    """The papers of the dossier that are shown on paper, with how many of each and when they are needed.

    Args:
        definition: of the dossier, in the reader's language.
    """
    papers = dossiers.papers_to_bring(dossier)
    defined = [definition.papers[paper["id"]] for paper in papers if paper["id"] in definition.papers]
    return ToBring(
        [_paper(paper, definition) for paper in papers if paper["required"]],
        [_paper(paper, definition) for paper in papers if not paper["required"]],
        labels.form_page(definition, defined),
    )


def made(dossier: Dossier, definition: Definition) -> list[str]:
    """Forms that were written from the answers: the person only signs them."""
    return [_paper(paper, definition)["name"] for paper in dossier.plan["papers"] if paper["made_from"]]


def _paper(paper: Mapping[str, Any], definition: Definition) -> dict[str, str]:
    defined = definition.papers.get(paper["id"])
    name = defined.name if defined else paper["name"]
    title = labels.paper_title(name)
    return {
        "name": title,
        "full_name": "" if title == name else name,
        "copies": labels.copies_words(paper["copies"]),
        "why": defined.why if defined else "",
    }
