"""Publish every definition of a province's catalogue folder."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal
from duoc.language.calculations import PROGRAMS, DefinitionFault, Finding, definition_files, read_document
from duoc.procedures.actions.publish import AlreadyPublished, publish
from duoc.procedures.calculations import digest_of_file, digest_of_programs, joined
from duoc.procedures.models import CatalogueLoad, Version


@dataclass(frozen=True)
class Loaded:
    """What a load did. `unchanged` True: nothing was read, the folder is as it was."""

    read: int = 0
    published: int = 0
    unchanged: bool = False
    findings: tuple[Finding, ...] = field(default_factory=tuple)


def load_catalogue(
    at: datetime, *, province: str = "", report: Callable[[int, int], None] = lambda done, total: None
) -> Loaded:
    """Read settings.CATALOG/<province>/procedures and publish what is new, whole or not at all.

    Args:
        report: called before each file with how many are done, and of how many.

    Raises:
        CatalogueMissing: the province has no such folder.
        DefinitionFault: with every fault of every file; nothing was published.
        AlreadyPublished: a file changes a published version; nothing was published.
    """
    province = province or settings.PROVINCE
    folder = Path(settings.CATALOG) / province / "procedures"
    if not folder.is_dir():
        raise CatalogueMissing(folder)
    files = [file for one in sorted(folder.iterdir()) for file in definition_files(one)]
    seal = _digest(files)
    if CatalogueLoad.objects.filter(name=province, digest=seal).exists():
        return Loaded(unchanged=True)
    with transaction.atomic():
        before = Version.objects.count()
        findings: list[Finding] = []
        for number, path in enumerate(files):
            report(number, len(files))
            findings.extend(_publish(path, folder, at))
        if findings:
            raise DefinitionFault(findings)
        CatalogueLoad.objects.update_or_create(name=province, defaults={"digest": seal, "loaded_at": at})
        return Loaded(read=len(files), published=Version.objects.count() - before)


def _publish(path: Path, folder: Path, at: datetime) -> tuple[Finding, ...]:
    name = path.relative_to(folder).as_posix()
    try:
        document = read_document(path)
    except DefinitionFault as fault:
        return fault.findings
    code = document.data.get("procedure") if isinstance(document.data, dict) else None
    if code != path.parent.name:
        what = f"Tệp nằm trong thư mục {path.parent.name} nhưng khai thủ tục {code}."
        return (
            Finding(
                "code", ("procedure",), what, "Không biết là thủ tục nào.", "Sửa mã hoặc đổi tên thư mục.", name, 1
            ),
        )
    try:
        with transaction.atomic():
            publish(document.data, source=name, at=at)
    except DefinitionFault as fault:
        return tuple(document.placed(finding) for finding in fault.findings)
    except AlreadyPublished as refusal:
        raise AlreadyPublished(f"{name}: {refusal.say}", refusal.remedy) from refusal
    return ()


def _digest(files: list[Path]) -> str:
    # The programs that read definitions belong to it: when they change, the folder is read again.
    programs = digest_of_programs(PROGRAMS, Path(__file__).parent)
    return joined([programs, *(f"{path.parent.name}/{path.name} {digest_of_file(path)}" for path in files)])


class CatalogueMissing(Refusal):
    """The folder of the province is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("Không có thư mục danh mục thủ tục %(folder)s.") % {"folder": folder},
            _("Kiểm tra DUOC_PROVINCE hoặc lấy lại mã nguồn đầy đủ."),
        )
