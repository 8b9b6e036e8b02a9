"""What the frame around every page shows: who is signed in, what waits for them, language, demo mode."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.notices import queries


@dataclass(frozen=True)
class Item:
    """One entry of a navigation; `current` is "page", "true" (a page below it) or ""."""

    href: str
    text: str
    current: str = ""


class Frame:
    """Everything is asked for lazily: a page that does not show the count does not query for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.path = request.get_full_path() if request.method == "GET" else request.path
        self.demo = bool(settings.DEMO)
        self.province = str(settings.PROVINCE_NAME)

    @cached_property
    def actor(self) -> Any:
        """The signed-in person's actor, or None."""
        return getattr(self._request, "actor", None)

    @property
    def signed_in(self) -> bool:
        return self.actor is not None

    @property
    def official(self) -> bool:
        """Holds a post, so the desk is theirs too."""
        return bool(getattr(self.actor, "post_id", None))

    @property
    def person_name(self) -> str:
        return str(getattr(self.actor, "person_name", "") or "")

    @property
    def short_name(self) -> str:
        """The last two words: a Vietnamese given name with its middle name, as people are addressed."""
        return " ".join(self.person_name.split()[-2:])

    @property
    def unit(self) -> str:
        """The unit in which the official works, "" for citizens."""
        return str(getattr(self.actor, "organisation_name", "") or "")

    @cached_property
    def unread(self) -> int:
        """Notices that the signed-in person has not read yet."""
        return queries.unread(self.actor.parties) if self.actor and self.actor.person_id else 0

    @property
    def for_whom(self) -> str:
        """Of a page on which somebody acts for another party: its name; "" for one's own matter."""
        return str(getattr(self._request, "for_whom", ""))

    @property
    def other_language(self) -> str:
        """The language to switch to."""
        return "vi" if (get_language() or "vi").startswith("en") else "en"

    @property
    def nav(self) -> list[Item]:
        """The citizen's main entries."""
        entries = [("/thu-tuc/", _("Thủ tục")), ("/ho-so/", _("Hồ sơ của tôi")), ("/kiem-tra/", _("Kiểm tra kết quả"))]
        return [Item(href, text, self._current(href)) for href, text in entries]

    def _current(self, href: str) -> str:
        here = self._request.path
        return "page" if here == href else "true" if here.startswith(href) else ""


def name_whom(request: HttpRequest, name: str) -> None:
    """The head of the page names the party for which the reader acts on it."""
    request.for_whom = name  # type: ignore[attr-defined]  # read by `Frame`


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame` and `province` (the province's name)."""
    made = Frame(request)
    return {"frame": made, "province": made.province}
