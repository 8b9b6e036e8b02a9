"""Where money is paid: one protocol, whatever stands behind it (the national portal, a bank, the demo)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from duoc.payments.rules import CallbackRefused, PaymentRefused

DEMO_PAGE = "/thanh-toan-thu/"
DEMO_SALT = "duoc.payments.demo"
DEMO_MINUTES = 30


@dataclass(frozen=True)
class Order:
    """What a gateway is asked to collect.

    Attributes:
        reference: ours, unique for each attempt; comes back in the call-back.
        amount: VND.
        label: shown on the gateway's page; no personal data.
    """

    reference: str
    amount: int
    label: str


@dataclass(frozen=True)
class Confirmation:
    """What a gateway says happened. `transaction` is the gateway's own id of the money movement."""

    reference: str
    transaction: str
    amount: int
    paid: bool


class Gateway(Protocol):
    """A payment gateway. Neither function speaks over the network: that would sit inside a database transaction."""

    name: str
    demo: bool

    def start(self, order: Order, return_url: str) -> str:
        """The address to send the person to; it holds whatever the gateway needs, signed as it wants."""

    def confirm(self, callback: Mapping[str, str]) -> Confirmation:
        """Reads a call-back.

        Raises:
            CallbackRefused: not signed by this gateway.
        """


@dataclass(frozen=True)
class DemoOrder:
    """What the demo gateway's page shows: an order and where to go afterwards."""

    order: Order
    return_url: str
    token: str


class DemoGateway:
    """Pays with nothing, in demo mode and for demo charges only. Its call-backs are signed as real ones are."""

    name = "demo"
    demo = True

    def start(self, order: Order, return_url: str) -> str:
        token = signing.dumps([order.reference, order.amount, order.label, return_url], salt=DEMO_SALT)
        return f"{DEMO_PAGE}?{urlencode({'lenh': token})}"

    def read(self, token: str) -> DemoOrder:
        """The order behind the page's address.

        Raises:
            PaymentRefused: the address was changed or is too old.
        """
        try:
            reference, amount, label, back = signing.loads(token, salt=DEMO_SALT, max_age=DEMO_MINUTES * 60)
        except signing.BadSignature as error:
            raise PaymentRefused(
                _("Lệnh thanh toán này đã hết hạn hoặc không đúng."),
                _("Hãy mở lại hồ sơ và bấm thanh toán lần nữa; tiền chưa bị trừ."),
            ) from error
        return DemoOrder(Order(reference, amount, label), back, token)

    def answer(self, token: str, *, paid: bool) -> dict[str, str]:
        """The call-back that a real gateway would send after the person pressed a button."""
        order = self.read(token).order
        fields = [order.reference, f"demo-{order.reference}", order.amount, paid]
        return {"signed": signing.dumps(fields, salt=f"{DEMO_SALT}.callback")}

    def confirm(self, callback: Mapping[str, str]) -> Confirmation:
        try:
            fields = signing.loads(callback.get("signed", ""), salt=f"{DEMO_SALT}.callback")
        except signing.BadSignature as error:
            raise CallbackRefused(_("Thông báo thanh toán không đúng chữ ký."), "") from error
        return Confirmation(*fields)


def available() -> dict[str, Gateway]:
    """The gateways of this installation, by name. Real ones are added here, each behind the same protocol."""
    return {DemoGateway.name: DemoGateway()} if settings.DEMO else {}


def gateway(name: str) -> Gateway:
    """The gateway of this name.

    Raises:
        PaymentRefused: this installation has none.
    """
    chosen = available().get(name)
    if chosen is None:
        raise PaymentRefused(
            _("Hiện chưa thanh toán trực tuyến được."), _("Hãy nộp tại quầy của nơi tiếp nhận hồ sơ, hoặc thử lại sau.")
        )
    return chosen
