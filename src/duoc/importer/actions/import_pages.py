"""Publish the pages of the national portal, in the same language as every other definition."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import local
from duoc.importer import shipped, source
from duoc.importer.actions.open_pages import gates_of, mark_gone, open_pages
from duoc.importer.actions.publish_pages import Published, Publishing, publish_all
from duoc.importer.differences import Difference
from duoc.importer.lines import Unreadable
from duoc.importer.read_pages import Reading, Report, read_file, unreported
from duoc.importer.source_page import Rejection
from duoc.law.actions import Mention, mention
from duoc.people.powers import Actor, Power, Reach, check
from duoc.procedures.actions import bundle_of_all
from duoc.procedures.calculations import LANGUAGE, digest_of_file, digest_of_programs, joined
from duoc.procedures.models import CatalogueLoad

LOAD = "national-pages"
MENTIONED = "Chỉ biết qua trang thủ tục của Cổng Dịch vụ công quốc gia; chưa đọc bản gốc, chưa biết hiệu lực."


class PagesUnreadable(Refusal):
    """The file as a whole cannot be read; nothing was loaded."""


@dataclass(frozen=True)
class Imported:
    """What an import found in a file and did with it.

    Attributes:
        read: lines that hold something; `published` and `rejected` together.
        codes: of the pages whose procedure is offered now, in the file's order.
        new, changed, unchanged: versions made, made anew, left as they were.
        tailored: pages only noted, since the province has a definition of its own.
        online_full: pages whose own definition can be filed wholly online.
        flagged: kind of doubt → pages that have it.
        differences: code of a changed page → where its definition differs from the version before.
        open: codes that can be filed online now; `closed`: code of each other one → the gates that it does not pass.
    """

    read: int = 0
    codes: tuple[str, ...] = ()
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    tailored: int = 0
    online_full: int = 0
    rejected: tuple[Rejection, ...] = ()
    flagged: Mapping[str, int] = field(default_factory=dict)
    differences: Mapping[str, tuple[Difference, ...]] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    closed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def published(self) -> int:
        return len(self.codes)

    @property
    def changes(self) -> dict[str, tuple[str, ...]]:
        """Code of a changed page → parts of its definition that differ."""
        return {code: tuple(dict.fromkeys(one.part for one in places)) for code, places in self.differences.items()}


@transaction.atomic
def import_pages(
    file: Path,
    *,
    at: datetime,
    read_on: date | None = None,
    actor: Actor | None = None,
    report: Report = unreported,
) -> Imported:
    """Publish the pages of a file, whole in one transaction: lines that cannot be taken are reported and left out.

    Args:
        file: `.jsonl` or `.jsonl.gz`, one page a line.
        read_on: the day on which the pages were read; None: as the catalogue's note says, else the day of `at`. New
            definitions start on it.
        actor: who publishes; None for the installation itself.
        report: called now and then with how far the work is.

    Raises:
        PagesUnreadable: no such file, a broken archive, too large.
        Forbidden: the actor may not publish.
    """
    if actor is not None:
        check(actor, Power.PROCEDURE_PUBLISH, Reach(), at)
    day = local(at).date()
    if read_on is not None and read_on > day:
        raise PagesUnreadable(_("Ngày đọc trang ở sau hôm nay."), _("Ghi lại ngày mà các trang đã được tải về."))
    try:
        around = shipped.around(read_on or source.read_on(file, _national()) or day)
        reading = read_file(file, around, report)
    except OSError as error:
        raise PagesUnreadable(
            _("Không đọc được tệp %(file)s: %(error)s.") % {"file": file.name, "error": error.strerror},
            _("Kiểm tra lại đường dẫn."),
        ) from error
    except Unreadable as error:
        raise PagesUnreadable(error.what, error.remedy) from error
    _mention(reading)
    publishing = Publishing(bundle_of_all(), file.name, around.read, at, actor)
    published = publish_all(reading.written, publishing, report)
    open_pages([one for one in reading.written if one.page.code not in published.older], at)
    return _imported(reading, published)


@transaction.atomic
def load_pages(at: datetime, *, report: Report = unreported) -> Imported:
    """Load the pages that the product ships with. Does nothing when file, tables and reader are as they were."""
    files = shipped.files()
    digest = joined([_digest(files), bundle_of_all().pk])
    if CatalogueLoad.objects.filter(name=LOAD, digest=digest).exists():
        return Imported()
    total = Imported()
    for number, file in enumerate(files):
        total = _sum(total, import_pages(file, at=at, report=_part(report, number, len(files))))
    mark_gone(shipped.gone(), at)
    CatalogueLoad.objects.update_or_create(name=LOAD, defaults={"digest": digest, "loaded_at": at})
    return total


def _part(report: Report, number: int, files: int) -> Report:
    """The report on one of several files, as part of the whole."""
    return lambda done, total: report(number * total + done, files * total)


def _sum(one: Imported, more: Imported) -> Imported:
    """Both as one. What is open or closed is told by the later one."""
    codes = dict.fromkeys([*one.codes, *more.codes])
    closed = {code: why for code, why in one.closed.items() if code not in more.codes} | dict(more.closed)
    return Imported(
        read=one.read + more.read,
        codes=tuple(codes),
        new=one.new + more.new,
        changed=one.changed + more.changed,
        unchanged=one.unchanged + more.unchanged,
        tailored=one.tailored + more.tailored,
        online_full=one.online_full + more.online_full,
        rejected=(*one.rejected, *more.rejected),
        flagged=Counter(one.flagged) + Counter(more.flagged),
        differences={**one.differences, **more.differences},
        open=tuple(code for code in codes if code not in closed),
        closed=closed,
    )


def _national() -> Path:
    return Path(settings.CATALOG) / "national"


def _digest(files: Sequence[Path]) -> str:
    """Of everything that the outcome depends on, short enough to compare."""
    province = Path(settings.CATALOG) / settings.PROVINCE
    tables = (_national() / "vocabularies" / "fields.yaml", province / "handling-bodies.yaml")
    more = (_national() / shipped.GONE, province / "opening.yaml")
    read = [*files, *tables, *(file for file in more if file.is_file())]
    parts = [_reader(), *(digest_of_file(file) for file in read)]
    return joined(parts)


def _reader() -> str:
    """Of the programs that read pages and of the language they are written in: when these change, the product's own
    file is read again at the next start, where pages that come out the same stay as they are."""
    return digest_of_programs(Path(shipped.__file__).parent, LANGUAGE, Path(__file__).parent)


def _mention(reading: Reading) -> None:
    texts = [text for written in reading.written for text in written.basis]
    mention((Mention(text.number, text.title) for text in texts), because=MENTIONED)


def _imported(reading: Reading, published: Published) -> Imported:
    rejected: list[Any] = sorted([*reading.rejected, *published.rejected], key=lambda fault: fault.line)
    refused = {fault.code for fault in published.rejected}
    taken = [written for written in reading.written if written.page.code not in refused]
    codes = tuple(written.page.code for written in taken)
    open_now, closed = gates_of(codes)
    return Imported(
        read=reading.read,
        codes=codes,
        new=published.new,
        changed=published.changed,
        unchanged=published.unchanged,
        tailored=published.tailored,
        online_full=sum(written.online_full for written in taken),
        rejected=tuple(rejected),
        flagged=dict(reading.flagged()),
        differences=published.differences,
        open=open_now,
        closed=closed,
    )
