"""How far the demonstration is that the worker is filling."""

from django.conf import settings
from django.utils.translation import gettext as _

from duoc.ground.figures import grouped
from duoc.seeding import queries as seeding


def filling() -> str:
    """A sentence for pages; "" when nothing is being filled. One query in a demonstration, none elsewhere."""
    progress = seeding.progress() if settings.DEMO else None
    if progress is None:
        return ""
    figures = {"made": grouped(progress.made), "wanted": grouped(progress.wanted)}
    return _("Đang lập hồ sơ thử nghiệm của một năm: %(made)s trên %(wanted)s. Tải lại trang để xem thêm.") % figures
