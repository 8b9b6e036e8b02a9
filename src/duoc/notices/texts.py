"""Messages to a person, composed in their language. The content belongs to the sending package, the form to this one.

A message may name the procedure, the dossier's code, the unit, dates and amounts. It never names a person and never
says what is in an answer or a paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class Message:
    """What a person is notified of, before it is composed for one of them.

    Attributes:
        kind: what it is about, a word for programs: "accepted".
        title, body: Vietnamese, marked for translation with `gettext_noop`, with places to fill: "{code}".
    """

    kind: str
    title: str
    body: str

    def __post_init__(self) -> None:
        _KINDS.add(self.kind)


_KINDS: set[str] = set()


def message_kinds() -> frozenset[str]:
    """The kinds of all messages that are declared."""
    return frozenset(_KINDS)


@dataclass(frozen=True)
class Text:
    """Title and body as one person reads them."""

    title: str
    body: str


FOOT = _(
    "Xem hồ sơ: {url}\n\n"
    "Thư này được gửi tự động, không cần trả lời. Cơ quan nhà nước không hỏi mật khẩu, mã xác thực hay số thẻ qua thư; "
    "nếu ngại bấm vào đường dẫn, hãy tự mở trang dịch vụ công và vào mục “Hồ sơ của tôi”."
)


def compose(message: Message, values: Mapping[str, str], language: str) -> Text:
    """Title and body of a message in a person's language.

    Raises:
        KeyError: the values lack one that the message needs.
    """
    with translation.override(language):
        return Text(gettext(message.title).format(**values), gettext(message.body).format(**values))


def letter(body: str, url: str, language: str) -> str:
    """The body of the e-mail: the notice, where to go, and how to tell it from a fraud."""
    with translation.override(language):
        return f"{body}\n\n{gettext(FOOT).format(url=url)}\n"
