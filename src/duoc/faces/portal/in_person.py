"""What a person still does themselves after sending a request that cannot be handed in online: what to bring, where."""

from dataclasses import dataclass

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


def to_bring(dossier: Dossier) -> list[dict[str, str]]:
    """The papers of the dossier that are shown on paper, with how many of each."""
    return [
        {"name": paper["name"], "copies": labels.copies_words(paper["copies"])}
        for paper in dossiers.papers_to_bring(dossier)
    ]


def made(dossier: Dossier) -> list[str]:
    """Forms that were written from the answers: the person only signs them."""
    return [paper["name"] for paper in dossier.plan["papers"] if paper["made_from"]]
