"""Imports pages of the national portal as procedures that can be filed at once."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from duoc.config import command, terminal
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Nhập trang thủ tục của Cổng Dịch vụ công quốc gia; thủ tục đạt tiêu chí thì mở để nộp, còn lại chỉ xem.\n"
    "Ví dụ: duoc catalogue import catalog/national/procedures.jsonl.gz --dry-run\n"
    "Mỗi dòng của tệp là một trang (JSON), nén gzip hay không đều được. Cả tệp vào trong một lần: dòng hỏng "
    "được kể ra và bỏ qua, các dòng khác cùng vào hoặc cùng không. Trang đã nhập và không đổi thì giữ nguyên. "
    "Thủ tục đã được tỉnh soạn riêng thì vẫn dùng bản của tỉnh."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc catalogue import FILE.jsonl[.gz] [--read DATE] [--preview] [--dry-run] [--json]`."""
    parser.add_argument("file", type=Path, metavar=_("TỆP"), help=_("tệp .jsonl hoặc .jsonl.gz"))
    parser.add_argument(
        "--read", type=date.fromisoformat, metavar=_("NGÀY"), help=_("ngày tải các trang, như 2026-06-10")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("làm thử rồi bỏ hết, không ghi gì"))
    parser.add_argument(
        "--preview", action="store_true", help=_("cho xem điều gì mới, đổi, mở, đóng; không nộp thử, không ghi gì")
    )
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Import as the owner; then file a request under each open procedure of the file and take it back."""
    command.django("owner")
    from django.db import transaction
    from django.utils import timezone, translation

    from duoc.config.trial import Trial, file_each
    from duoc.importer import actions
    from duoc.importer.actions import Imported

    now = timezone.now()

    def both() -> tuple[Imported, Trial]:
        # What is kept of a page is its own text and our doubts, Vietnamese whatever the language here. Only what is
        # wrong with a line is said in it, and why a trial fails; a trial keeps nothing.
        with translation.override(terminal.language()):
            imported = actions.import_pages(arguments.file, at=now, read_on=arguments.read)
            return imported, file_each(() if arguments.preview else imported.open, now)

    nothing_kept = arguments.dry_run or arguments.preview
    if nothing_kept:
        with transaction.atomic():
            imported, trial = both()
            transaction.set_rollback(True)
    else:
        imported, trial = both()
    document = _document(imported, trial) | {"touched": _touched(imported.changes)}
    text = _text(imported, trial, preview=document if arguments.preview else {}, dry=nothing_kept)
    return Output(document, text, 1 if imported.rejected else 0)


def _touched(codes: Iterable[str]) -> dict[str, dict[str, int]]:
    """Of each changed procedure: how many drafts and open dossiers there are under its versions so far."""
    from django.db.models import Count

    from duoc.dossiers.models import Dossier, Draft

    of_procedure = "version__procedure__code"
    rows = {
        "drafts": Draft.objects.filter(filed_at=None),
        "dossiers": Dossier.objects.filter(ended_at=None),
    }
    counted = {
        name: dict(
            some.filter(**{f"{of_procedure}__in": list(codes)})
            .order_by()
            .values_list(of_procedure)
            .annotate(number=Count("pk"))
        )
        for name, some in rows.items()
    }
    return {code: {name: counted[name].get(code, 0) for name in rows} for code in codes}


def _document(imported: Any, trial: Any) -> dict[str, Any]:
    from duoc.procedures.queries import GATES

    return {
        "read": imported.read,
        "published": imported.published,
        "fileable": len(trial.fileable),
        "online_full": imported.online_full,
        "rejected": len(imported.rejected),
        "flagged": imported.flagged,
        "new": imported.new,
        "changed": imported.changed,
        "unchanged": imported.unchanged,
        "tailored": imported.tailored,
        "rejections": [
            {"line": fault.line, "code": fault.code, "what": fault.what, "why": fault.why, "next": fault.remedy}
            for fault in imported.rejected
        ],
        "not_fileable": dict(trial.failed),
        "open": list(imported.open),
        "closed": {code: list(gates) for code, gates in imported.closed.items()},
        "reasons": {gate: str(why) for gate, why in GATES.items()},
        "changes": {code: list(parts) for code, parts in imported.changes.items()},
        "differences": {code: [asdict(one) for one in places] for code, places in imported.differences.items()},
    }


def _changes(document: Mapping[str, Any]) -> Iterator[str]:
    """Each changed page: old and new, place by place, and what that means for requests on their way."""
    nothing = _("(trống)")
    for code, places in document.get("differences", {}).items():
        yield _("Đổi %(code)s: %(parts)s") % {"code": code, "parts": ", ".join(document["changes"][code])}
        for one in places:
            yield f"    {one['place']}: {one['old'] or nothing} → {one['new'] or nothing}"
        yield (
            "    "
            + _(
                "%(drafts)d hồ sơ đang soạn: người soạn được hỏi trước khi theo bản mới. "
                "%(dossiers)d hồ sơ đang giải quyết: giữ bản cũ."
            )
            % document["touched"][code]
        )


def _text(imported: Any, trial: Any, *, preview: Mapping[str, Any], dry: bool) -> str:
    rows = list(_changes(preview))
    for fault in imported.rejected:
        facts = {"line": fault.line, "what": fault.what, "why": fault.why, "next": fault.remedy}
        rows.append(_("Dòng %(line)d: %(what)s") % facts)
        rows += ["    " + _("Vì sao: %(why)s") % facts, "    " + _("Làm gì: %(next)s") % facts]
    rows += [_("Không nộp được %(code)s: %(why)s") % {"code": code, "why": why} for code, why in trial.failed.items()]
    rows += [f"  {count:>5}  {kind}" for kind, count in sorted(imported.flagged.items(), key=lambda one: -one[1])]
    gates = Counter(gate for failed in imported.closed.values() for gate in failed)
    rows += [
        _("  %(count)5d  chưa mở: %(gate)s") % {"count": count, "gate": gate} for gate, count in gates.most_common()
    ]
    rows.append(
        _(
            "%(read)d dòng, %(published)d thủ tục (%(new)d mới, %(changed)d đổi, %(unchanged)d giữ nguyên, "
            "%(tailored)d của tỉnh), %(opened)d mở để nộp, %(fileable)d nộp thử được, "
            "%(online_full)d trực tuyến toàn trình, %(rejected)d bị từ chối."
        )
        % {**_document(imported, trial), "opened": len(imported.open)}
    )
    if dry:
        rows.append(_("Chỉ làm thử: không ghi gì."))
    return "\n".join(rows)
