"""What is true of the news to the applicant, said after an act: that it reaches them, or what is left to do."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier


def notified(dossier: Dossier, at: datetime) -> str:
    """One sentence behind the one that says what was done."""
    way = dossiers.way_to(dossier, at)
    if way is dossiers.Way.ONLINE:
        return _("Người yêu cầu đã được báo.")
    if way is dossiers.Way.PARTNER:
        return _("Cổng Dịch vụ công quốc gia được báo; người yêu cầu xem ở đó.")
    if way is dossiers.Way.PHONE:
        phone = dossiers.contact_of(dossier)["phone"]
        return _("Người yêu cầu không có tài khoản, thư điện tử: hãy gọi %(phone)s để báo.") % {"phone": phone}
    return _("Không có cách nào nhắn cho người yêu cầu: hãy báo khi họ đến, hoặc gửi thư.")
