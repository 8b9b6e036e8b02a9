"""What the clerk does for an applicant who stands at the counter: their own acts, on their own pages."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import APPLICANT, Words, offered
from duoc.faces.desk.dossier.opened import Opened

# The acts of applicants whose page is not made from a form of their own.
PAGES = {
    "dossiers.supplement": ("portal:supplement", _("Nhận phần bổ sung")),
    "decisions.answer_check": ("portal:draft", _("Cùng xem bản dự thảo")),
    "dossiers.cancel": ("portal:cancel", _("Hủy hồ sơ theo yêu cầu")),
}


def offers(opened: Opened) -> list[tuple[str, Words]]:
    """Address and words of each act that is open; none before the applicant's consent is recorded."""
    dossier = opened.dossier
    if not dossiers.is_served(opened.actor, dossier):
        return []
    pages = [(reverse(page, args=[dossier.pk]), words) for name, (page, words) in PAGES.items() if name in opened.acts]
    with_form = offered(opened.acts, APPLICANT)
    return [*pages, *((reverse("portal:act", args=[dossier.pk, word]), form.title) for word, form in with_form)]
