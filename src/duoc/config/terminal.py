"""The language in which a person at a terminal reads us. Pure: usable before Django and without it."""

import functools
import gettext as catalogues
import os
import re
from collections.abc import Mapping
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"
VIETNAMESE, ENGLISH = "vi", "en"


def language(environment: Mapping[str, str] = os.environ) -> str:
    """`vi` or `en`, as `LC_ALL`, `LC_MESSAGES` and `LANG` say, in this order (POSIX).

    No language chosen (unset, `C`, `POSIX`) is Vietnamese, as on every page; any other language is English.
    `scripts/terminal.sh` decides the same way.
    """
    values = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((value for value in values if value), "")
    code = re.split(r"[_.@]", locale)[0].lower()
    return VIETNAMESE if code in ("", "c", "posix", VIETNAMESE) else ENGLISH


def gettext(message: str) -> str:
    """The sentence in the language of the terminal."""
    return _catalogue(language()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The sentence for this number of things in the language of the terminal."""
    return _catalogue(language()).ngettext(singular, plural, number)


def gettext_noop(message: str) -> str:
    """Marks a sentence for the catalogue where it is defined; `gettext` translates it where it is shown."""
    return message


@functools.cache
def _catalogue(code: str) -> catalogues.NullTranslations:
    return catalogues.translation("django", LOCALE, [code], fallback=True)
