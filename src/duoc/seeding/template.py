"""The rows of one dossier as texts with gaps, to be filled in for another one."""

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from operator import itemgetter

from duoc.ground.ledger.calculations import commit_text, leaf_hash
from duoc.seeding.capture import Rows, Table

LEDGER = "ledger_entry"
HASHES = frozenset({"leaf_hash", "previous_hash"})
NOTHING = r"\N"
_MOMENT = re.compile(r"\b20\d\d-\d\d-\d\d\b")


class Unexplained(Exception):
    """A text of the rows would be the same in every copy, and should not be. A fault of ours."""


class Gaps:
    """Text whose changing parts are named gaps."""

    __slots__ = ("_chosen", "_names", "_parts")

    def __init__(self, parts: Sequence[str], names: Sequence[str]) -> None:
        self._parts = [text for pair in zip(parts, [*names, ""], strict=True) for text in pair][:-1]
        self._names = list(names)
        self._chosen = itemgetter(*names) if len(names) > 1 else None  # of one name it would give no tuple

    def fill(self, values: Mapping[str, str]) -> str:
        parts = self._parts.copy()
        parts[1::2] = self._chosen(values) if self._chosen else [values[name] for name in self._names]
        return "".join(parts)

    @property
    def names(self) -> Sequence[str]:
        return self._names

    @property
    def fixed(self) -> Iterator[str]:
        """What stays the same."""
        return iter(self._parts[::2])

    @staticmethod
    def joined(several: Sequence["Gaps"], between: str) -> "Gaps":
        """One text of several, filled in one go."""
        parts: list[str] = [""]
        names: list[str] = []
        for place, gaps in enumerate(several):
            first, *others = gaps.fixed
            parts[-1] += (between if place else "") + first
            parts += others
            names += gaps.names
        return Gaps(parts, names)


class Finder:
    """Finds the changing texts of a recorded dossier."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._names: dict[str, str] = {}
        self._several: dict[str, set[str]] = {}
        for name, text in texts.items():
            first = self._names.setdefault(text, name)
            if first != name:
                self._several.setdefault(text, {first}).add(name)
        longest_first = sorted(self._names, key=len, reverse=True)
        any_of_them = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<![0-9A-Za-z])(?:{any_of_them})(?![0-9A-Za-z])")

    def gaps(self, text: str, where: str) -> Gaps:
        """The text with its gaps.

        Raises:
            Unexplained: two things that differ elsewhere look the same here, or a moment belongs to none of them.
        """
        parts, names, end = [], [], 0
        for match in self._pattern.finditer(text):
            if match[0] in self._several:
                raise Unexplained(f"{where}: {match[0]!r} may be {sorted(self._several[match[0]])}")
            parts.append(text[end : match.start()])
            names.append(self._names[match[0]])
            end = match.end()
        return Gaps([*parts, text[end:]], names)


@dataclass(frozen=True)
class LedgerRow:
    """An entry: `before` and `after` are the cells around the two hashes, `leaf` names its own."""

    cells: Gaps
    canonical: Gaps
    leaf: str
    previous: str


@dataclass(frozen=True)
class Commitment:
    """A salted commitment: which gap holds its salt, and the value in its one form."""

    name: str
    salt: str
    value: Gaps


@dataclass(frozen=True)
class Broken:
    """What a turn writes first of all when it comes after the promise.

    Attributes:
        due: the promise, as recorded.
        term: what it was counted from.
        behind: how many entries stand before it.
    """

    due: datetime
    term: str
    behind: int
    rows: Sequence[tuple[Table, Gaps]]
    entry: LedgerRow


@dataclass
class Template:
    """All rows of one dossier, up to one of its turns."""

    rows: dict[Table, list[Gaps]] = field(default_factory=dict)
    ledger: Table | None = None
    entries: list[LedgerRow] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    broken: dict[int, Broken] = field(default_factory=dict)
    """By turn, what it adds when it is late."""

    @cached_property
    def _lines(self) -> Sequence[tuple[Table, Gaps]]:
        """The rows of each table as one text of several lines."""
        return [(table, Gaps.joined(rows, "\n")) for table, rows in self.rows.items()]

    @cached_property
    def by_chance(self) -> Sequence[str]:
        """The gaps for what is made by chance, in a fixed order."""
        return sorted(name for name in self.names if name.startswith(("id", "token")))

    @cached_property
    def forms(self) -> Mapping[str, Sequence[str]]:
        """By moment or date, the forms in which it is shown."""
        shown: dict[str, list[str]] = {}
        for name in sorted(self.names):
            subject, _colon, form = name.partition(":")
            shown.setdefault(subject, []).append(form)
        return shown

    @cached_property
    def names(self) -> frozenset[str]:
        """The gaps to be filled from outside."""
        texts = [gaps for rows in self.rows.values() for gaps in rows]
        texts += [gaps for broken in self.broken.values() for _table, gaps in broken.rows]
        entries = [*self.entries, *(broken.entry for broken in self.broken.values())]
        texts += [text for entry in entries for text in (entry.cells, entry.canonical)]
        texts += [commitment.value for commitment in self.commitments]
        made = {commitment.name for commitment in self.commitments} | {entry.leaf for entry in entries}
        return frozenset(name for text in texts for name in text.names) - made | {
            commitment.salt for commitment in self.commitments
        }

    def texts(self) -> Iterator[tuple[str, Gaps]]:
        """Every text that is the same or another in each copy, and where it stands."""
        yield from ((table.name, row) for table, rows in self.rows.items() for row in rows)
        yield from ((LEDGER, entry.canonical) for entry in self.entries)
        yield from (("a commitment", commitment.value) for commitment in self.commitments)

    def fill(
        self,
        values: MutableMapping[str, str],
        into: MutableMapping[Table, list[str]],
        late: Mapping[int, Mapping[str, str]],
    ) -> None:
        """Adds the rows of a dossier: one line of `COPY` each, those of a table in one text or in several.

        Args:
            values: for every gap in `names`; commitments and hashes are added to it.
            late: by turn that breaks a promise, when it did.
        """
        for commitment in self.commitments:
            salt = bytes.fromhex(values[commitment.salt])
            values[commitment.name] = commit_text(salt, commitment.value.fill(values).encode())
        for table, lines in self._lines:
            into.setdefault(table, []).append(lines.fill(values))
        for turn, moment in late.items():
            for table, row in self.broken[turn].rows:
                into.setdefault(table, []).append(row.fill({**values, **moment}))
        if self.ledger is not None:
            into.setdefault(self.ledger, []).extend(self._entries(values, late))

    def _entries(self, values: MutableMapping[str, str], late: Mapping[int, Mapping[str, str]]) -> Iterator[str]:
        between = {self.broken[turn].behind: turn for turn in late}
        for place, entry in enumerate(self.entries):
            if (turn := between.get(place)) is not None:
                noted = self.broken[turn].entry
                values.update(late[turn])
                yield _line(noted, values)
                values[noted.previous] = values[noted.leaf]  # what followed the entry before follows this one now
            yield _line(entry, values)


def _line(entry: LedgerRow, values: MutableMapping[str, str]) -> str:
    canonical = entry.canonical.fill(values)
    leaf = leaf_hash(canonical.encode()).hex()
    values[entry.leaf] = leaf
    previous = rf"\\x{values[entry.previous]}" if entry.previous else NOTHING
    text = canonical.replace("\\", "\\\\")
    return f"{entry.cells.fill(values)}\t{text}\t\\\\x{leaf}\t{previous}"


def expect_explained(gaps: Gaps, where: str, since: str, until: str) -> None:
    """Refuses a text that keeps a day of the recording.

    Raises:
        Unexplained.
    """
    for text in gaps.fixed:
        for day in _MOMENT.findall(text):
            if since <= day <= until:
                raise Unexplained(f"{where}: {day} in {text[:300]!r}")


def rows_of(captured: Rows, table: str) -> list[dict[str, str]]:
    """The captured rows of a table, by column."""
    return [
        dict(zip(one.columns, cells, strict=True))
        for one, rows in captured.items()
        if one.name == table
        for cells in rows
    ]


def entry_of(table: Table, cells: Sequence[str], finder: Finder, leaves: Mapping[str, str]) -> LedgerRow:
    """The gaps of a captured ledger entry.

    Args:
        leaves: the names of hashes, by hash.
    """
    row = dict(zip(table.columns, cells, strict=True))
    text = "\t".join(row[name] for name in table.columns if name not in HASHES | {"canonical"})
    canonical = row["canonical"].replace("\\\\", "\\")
    previous = row["previous_hash"]
    return LedgerRow(
        finder.gaps(text, LEDGER),
        finder.gaps(canonical, LEDGER),
        leaves[row["leaf_hash"].removeprefix(r"\\x")],
        "" if previous == NOTHING else leaves[previous.removeprefix(r"\\x")],
    )
