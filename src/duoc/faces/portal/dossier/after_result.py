"""What became of a result later, as its holder is told it. Pure."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from duoc.faces.portal.labels import Status


def status_after(results: Sequence[dict[str, Any]]) -> Status | None:
    """The word above the page where what was given no longer holds; None where a result still does.

    Args:
        results: rows of `views.results_of`.
    """
    given = [row for row in results if not row["revokes"]]
    ended = [row for row in given if row["revocation"] or row["decision"].replaced_by_id]
    if len(ended) < len(given) or not any(row["revocation"] for row in given):
        return None
    return Status(_("Kết quả đã bị thu hồi"), "refused")
