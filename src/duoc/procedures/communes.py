"""The communes of a day: what was published, and the reorganisations that have taken effect since."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from duoc.language.calculations import Commune, Vocabularies, lead, words_on
from duoc.people import queries as people
from duoc.procedures.models import last_reorganisation


@dataclass(frozen=True)
class _Known:
    """What this process has read up to a reorganisation, and the words of each bundle by period."""

    stamp: str = ""
    changed: Sequence[Commune] = ()
    words: dict[tuple[Vocabularies, str], Vocabularies] = field(default_factory=dict)

    def period(self, day: date) -> str:
        turns = {turn for one in self.changed for turn in (one.begins, one.ends) if turn and turn <= day}
        return f"{self.stamp} {max(turns):%Y-%m-%d}" if turns else ""


class _Kept:
    known = _Known()


_NO_WORDS = Vocabularies()


def _known() -> _Known:
    stamp, known = last_reorganisation(), _Kept.known
    if known.stamp != stamp:
        known = _Kept.known = _Known(stamp, people.communes_in_time() if stamp else ())
    return known


def period(day: date) -> str:
    """Names the time between two reorganisations of communes in which a day lies; "" before the first. No query within
    a request, outside of one a small one."""
    return _known().period(day)


def words_of(words: Vocabularies, day: date = date.max) -> Vocabularies:
    """Published words with the communes of a day, by default of today, since no reorganisation takes effect before its
    day; the very same where no commune had changed by then."""
    known = _known()
    named = known.period(day)
    if not named:
        return words
    if (words, named) not in known.words:
        known.words[words, named] = words_on(words, known.changed, day)
    return known.words[words, named]


def commune_today(code: str) -> str:
    """The code of the commune that alone took the place of this one; else the code as it is."""
    known = _known()
    if not code or not known.changed:
        return code
    led: str = lead(words_of(_NO_WORDS).former, code)
    return led
