"""What became of a result later, as its holder is told it. Pure."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from duoc.decisions.models import Decision
from duoc.faces.portal.labels import Status


def status_after(results: Sequence[dict[str, Any]]) -> Status | None:
    """The word above the page where what was given no longer holds; None where a result still does.

    Args:
        results: rows of `views.results_of`.
    """
    given = [row["decision"] for row in results if not row["revokes"]]
    revoked = [one for one in given if one.state == Decision.State.REVOKED]
    if not revoked or any(one.state == Decision.State.IN_FORCE for one in given):
        return None
    return Status(_("Kết quả đã bị thu hồi"), "refused")
