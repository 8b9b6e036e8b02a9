"""Where somebody who found a hole in the product says so: `/.well-known/security.txt` (RFC 9116)."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from duoc.faces.portal.gate import public
from duoc.people import queries
from duoc.people.models import Organisation, Post, RoleGrant
from duoc.people.powers import Power

HOLDS = timedelta(days=90)
"""RFC 9116, 2.5.5 wants a day in the future, less than a year away; what is made at every call may be short."""


@require_safe
@public
def security(request: HttpRequest) -> HttpResponse:
    """Contacts of the unit that keeps the system; where the province's data has none, its contact page, and says so."""
    base = str(settings.PUBLIC_URL)
    addresses = [address for unit in _keepers() for address in _addresses(unit)]
    lines = [f"Contact: {address}" for address in addresses]
    if not addresses:
        lines.append("# Đang xác minh: thư điện tử và điện thoại của đơn vị quản trị hệ thống. Tạm thời hỏi qua:")
    lines += [
        f"Contact: {base}/lien-he/",
        f"Expires: {_midnight(timezone.now() + HOLDS):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: vi, en",
        f"Canonical: {base}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _keepers() -> list[Organisation]:
    """The units of those who look after organisations and posts."""
    keeping = RoleGrant.objects.filter(power=Power.PEOPLE_MANAGE).values("role")
    held = Post.objects.filter(role__in=keeping).values("organisation")
    return list(queries.units(timezone.localdate()).filter(pk__in=held))


def _addresses(unit: Organisation) -> list[str]:
    mail = [f"mailto:{unit.email}"] if unit.email else []
    digits = unit.phone.replace(" ", "").replace(".", "")
    return mail + ([f"tel:+84{digits.removeprefix('0')}"] if digits.startswith("0") else [])


def _midnight(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
