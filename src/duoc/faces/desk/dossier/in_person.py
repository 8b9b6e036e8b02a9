"""Requests that were only prepared online: what is seen on paper when the person comes, or the post does."""

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier


def comes_in_person(dossier: Dossier) -> bool:
    """Whether sending it from home did not hand it in: somebody comes to the counter, or the post brings it."""
    online: int = Dossier.Channel.ONLINE
    return dossier.channel == online and not dossiers.definition_of(dossier).filed_online


def brought(dossier: Dossier) -> frozenset[str]:
    """Ids of the required papers that are seen on paper."""
    if not comes_in_person(dossier):
        return frozenset()
    return frozenset(paper["id"] for paper in dossiers.papers_to_bring(dossier) if paper["required"])
