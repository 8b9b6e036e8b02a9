"""Requests that were only prepared online: what is seen on paper when the person comes, or the post does."""

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier


def brought(dossier: Dossier) -> frozenset[str]:
    """Ids of the required papers that are seen on paper."""
    if not dossiers.comes_in_person(dossier):
        return frozenset()
    return frozenset(paper["id"] for paper in dossiers.papers_to_bring(dossier) if paper["required"])
