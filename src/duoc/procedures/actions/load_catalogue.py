"""Publish every definition of a province's folder, each with its bundle; load what the installation goes by."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal
from duoc.language.calculations import DefinitionFault, Finding
from duoc.procedures import bundling
from duoc.procedures.actions.keep_bundle import go_by, keep_bundle
from duoc.procedures.actions.open_for_filing import CATALOGUE, ToOpen, open_many
from duoc.procedures.actions.publish import AlreadyPublished, publish
from duoc.procedures.calculations import LANGUAGE, digest_of_programs, joined
from duoc.procedures.decided_calendars import decided
from duoc.procedures.folders import definition_files, read_document
from duoc.procedures.models import Bundle, CatalogueLoad, Opening, Procedure, ReferenceData, Version
from duoc.procedures.opening_list import FILE, opening_list


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
    files = bundling.read_catalogue(Path(settings.CATALOG), province)
    seal = _digest(files)
    if CatalogueLoad.objects.filter(name=province, digest=seal).exists():
        return Loaded(unchanged=True)
    with transaction.atomic():
        go_by(ReferenceData.Name.CALENDARS, {**bundling.of_calendars(files), **decided()}, at)
        go_by(ReferenceData.Name.CATALOGUE, files, at)
        loading = _Loading(folder, files, at)
        before = Version.objects.count()
        definitions = [file for one in sorted(folder.iterdir()) for file in definition_files(one)]
        findings: list[Finding] = []
        for number, path in enumerate(definitions):
            report(number, len(definitions))
            findings.extend(loading.publish(path))
        if findings:
            raise DefinitionFault(findings)
        _open(files, province, at)
        CatalogueLoad.objects.update_or_create(name=province, defaults={"digest": seal, "loaded_at": at})
        return Loaded(read=len(definitions), published=Version.objects.count() - before)


def _open(files: bundling.Files, province: str, at: datetime) -> None:
    """Opens the province's own definitions as its file says; what an official closed by hand stays closed."""
    listed = opening_list(files.get(f"{province}/{FILE}", b""))
    if not listed.tailored:
        return
    by_hand = Opening.objects.filter(closed_at__isnull=False).exclude(closed_by=CATALOGUE)
    own = Procedure.objects.filter(kind="tailored").exclude(pk__in=by_hand.values("procedure"))
    codes = own.values_list("code", flat=True)
    open_many([ToOpen(code, listed.tailored) for code in codes], basis=listed.basis, at=at)


def bundle_of_all(province: str = "") -> Bundle:
    """The bundle of procedures that have no templates of their own, such as those made from pages of the portal."""
    return keep_bundle(bundling.of_all(bundling.read_catalogue(Path(settings.CATALOG), province or settings.PROVINCE)))


@dataclass(frozen=True)
class _Loading:
    """One load: where it reads, what lies there, when."""

    folder: Path
    files: bundling.Files
    at: datetime

    def publish(self, path: Path) -> tuple[Finding, ...]:
        name = path.relative_to(self.folder).as_posix()
        try:
            document = read_document(path)
            code = document.data.get("procedure") if isinstance(document.data, dict) else None
            if code != path.parent.name:
                what = _("Tệp nằm trong thư mục %(name)s nhưng khai thủ tục %(code)s.") % {
                    "name": path.parent.name,
                    "code": code,
                }
                remedy = _("Sửa mã hoặc đổi tên thư mục.")
                return (Finding("code", ("procedure",), what, _("Không biết là thủ tục nào."), remedy, name, 1),)
            bundle = keep_bundle(bundling.of_procedure(self.files, self.folder.parent.name, code))
        except DefinitionFault as fault:
            return fault.findings
        try:
            with transaction.atomic():
                publish(document.data, bundle=bundle, source=name, at=self.at)
        except DefinitionFault as fault:
            return tuple(document.placed(finding) for finding in fault.findings)
        except AlreadyPublished as refusal:
            raise AlreadyPublished(f"{name}: {refusal.say}", refusal.remedy) from refusal
        return ()


def _digest(files: bundling.Files) -> str:
    # The programs that read definitions belong to it: when they change, the folder is read again.
    programs = digest_of_programs(LANGUAGE, Path(__file__).parent)
    return joined([programs, *(f"{path} {sha256(data).hexdigest()}" for path, data in sorted(files.items()))])


class CatalogueMissing(Refusal):
    """The folder of the province is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("Không có thư mục danh mục thủ tục %(folder)s.") % {"folder": folder},
            _("Kiểm tra DUOC_PROVINCE hoặc lấy lại mã nguồn đầy đủ."),
        )
