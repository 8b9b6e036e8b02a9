"""Where a person does what a dossier waits for: address and words of the one button."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import Awaited, Waits


@dataclass(frozen=True)
class WayOn:
    """A button: where it leads and what it says."""

    href: str
    words: str
    calm: bool = False


def way_on(dossier: Dossier, awaited: Sequence[Awaited]) -> WayOn | None:
    """The way to the first thing that is awaited; None when it is not the person's turn."""
    if not awaited:
        return None
    base = f"/ho-so/{dossier.pk}/"
    ways = {
        Waits.SUPPLEMENT: WayOn(f"{base}bo-sung/", _("Bổ sung hồ sơ")),
        Waits.DRAFT_CHECK: WayOn(f"{base}du-thao/", _("Xem bản dự thảo")),
        Waits.PAYMENT: WayOn(f"{base}thanh-toan/", _("Nộp tiền")),
        Waits.SIGNATURES: WayOn(base, _("Xem ai còn phải ký")),
        Waits.PAPERS: WayOn(base, _("Xem đem gì, đến đâu")),
    }
    return ways[awaited[0].kind]
