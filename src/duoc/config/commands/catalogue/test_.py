"""Runs the situations of `cases.yaml`, and plays its stories in a database that it brings with itself."""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from duoc.config.catalogue_files import definition_files, settle
from duoc.config.command import json_option
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop
from duoc.config.trouble import Trouble

HELP = gettext_noop(
    "Chạy các tình huống và diễn các câu chuyện cases.yaml của thủ tục.\n"
    "Ví dụ: duoc catalogue test catalog/*/procedures/1.001193\n"
    "Không nêu thư mục thì chạy của mọi thủ tục. Câu chuyện được diễn bằng các việc thật, trong một cơ sở dữ liệu "
    "riêng mang theo; --cases chỉ chạy tình huống, không cần cơ sở dữ liệu."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("path", nargs="*", type=Path, metavar=_("THƯ MỤC"), help=_("thư mục của một hay nhiều thủ tục"))
    parser.add_argument("--cases", action="store_true", help=_("chỉ chạy tình huống, không diễn câu chuyện"))
    parser.add_argument(
        "--open",
        action="store_true",
        help=_("diễn thêm một câu chuyện tự lập cho mỗi thủ tục đang mở của cả nước (lâu)"),
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Run every case and story; 1 when one fails or cannot be played, a variant has no case, a step no story, or a
    file cannot be read."""
    catalog, province = settle()
    from duoc.procedures.queries import try_folder

    folders = sorted({path.parent for path in definition_files(arguments.path, catalog, province)})
    reports = [try_folder(folder, catalog, province) for folder in folders]
    document: dict[str, Any] = {
        "procedures": len(reports),
        "cases": sum(len(report.outcomes) for report in reports),
        "unread": sum(not report.read for report in reports),
        "cases_failed": sum(not outcome.passed for report in reports for outcome in report.outcomes),
        "findings": [
            {"procedure": report.name, "line": 0, "it": "", "failures": [text]}
            for report in reports
            for text in report.findings
        ]
        + [
            {
                "procedure": report.name,
                "line": outcome.case.line,
                "it": outcome.case.it,
                "failures": list(outcome.failures),
            }
            for report in reports
            for outcome in report.outcomes
            if not outcome.passed
        ],
    }
    # Stories of definitions whose situations do not hold would tell the same once more, at a hundred times the price.
    telling = [] if arguments.cases else [folder for folder in folders if _tells(folder)]
    wrong = {item["procedure"] for item in document["findings"]}
    document["held_back"] = [folder.name for folder in telling if folder.name in wrong]
    telling = [folder for folder in telling if folder.name not in wrong]
    home = (catalog / province / "procedures").resolve()
    document["not_played"] = [str(folder) for folder in telling if folder.parent != home]
    telling = [folder for folder in telling if folder.parent == home]
    document |= _played(telling, *(["--open"] if arguments.open else [])) if telling else NOTHING_PLAYED
    document["failed"] = document["cases_failed"] + document["stories_failed"]
    failed = any(document[part] for part in ("findings", "told_otherwise", "missed_steps", "not_played"))
    return Output(document, _table(document), code=1 if failed else 0, verdict=True)


NOTHING_PLAYED: dict[str, Any] = {
    "stories": 0,
    "generated": 0,
    "passed": 0,
    "stories_failed": 0,
    "coverage": {},
    "missed_steps": {},
    "told_otherwise": [],
}


def _tells(folder: Path) -> bool:
    """Whether the folder's cases tell stories; what cannot be read is told by whoever reads it."""
    file = folder / "cases.yaml"
    return file.is_file() and any(line.startswith("stories:") for line in file.read_text("utf-8").splitlines())


def _played(folders: Sequence[Path], *more: str) -> dict[str, Any]:
    """What came of their stories: another process plays them in a database of its own.

    Raises:
        Trouble: it could not, and has said why on standard error.
    """
    from duoc.config.own_database import own_database

    argv = [sys.executable, "-P", "-m", "duoc.config", "catalogue", "play", "--json", *more, *map(str, folders)]
    with own_database() as environment:
        done = subprocess.run(argv, env=dict(environment), stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise Trouble(_("Không diễn được câu chuyện nào."), _("Xem lỗi ở trên, sửa rồi chạy lại."))
    played: dict[str, Any] = json.loads(done.stdout)
    otherwise = [*played.pop("findings"), *played.pop("generated_otherwise", [])]
    return played | {"told_otherwise": otherwise}


def _table(document: dict[str, Any]) -> str:
    rows = []
    for item in document["findings"]:
        rows.append(f"{item['procedure']}/cases.yaml:{item['line']}  {item['it']}")
        rows += [f"    {failure}" for failure in item["failures"]]
    rows.append(_("%(procedures)d thủ tục, %(cases)d tình huống, %(cases_failed)d không đạt.") % document)
    for item in document["told_otherwise"]:
        rows.append(f"{item['procedure']}/cases.yaml:{item['line']}  {item['it']}")
        rows += [f"    {say}" for say in dict.fromkeys((item["vi"], item["en"]))]
    for procedure, steps in document["missed_steps"].items():
        facts = {"procedure": procedure, "steps": ", ".join(steps)}
        rows.append(_("%(procedure)s: không câu chuyện nào đi qua bước %(steps)s.") % facts)
    if document["stories"]:
        rows.append(_("%(stories)d câu chuyện, %(stories_failed)d không đạt.") % document)
        shares = {name: f"{share:.0%}" for name, share in document["coverage"].items()}
        rows.append(
            _("Đã đi qua: câu hỏi %(questions)s, trường hợp %(variants)s, bước %(steps)s, việc %(turns)s.") % shares
        )
    rows += [
        _(
            "%(folder)s nằm ngoài danh mục của tỉnh đang dùng nên không câu chuyện nào được diễn. Đặt "
            "DUOC_PROVINCE=<thư mục của tỉnh> rồi chạy lại, hoặc chỉ chạy tình huống bằng --cases."
        )
        % {"folder": folder}
        for folder in document["not_played"]
    ]
    rows += [
        _("%(procedure)s: câu chuyện chưa được diễn vì tình huống của thủ tục này chưa đạt. Sửa ở trên rồi chạy lại.")
        % {"procedure": procedure}
        for procedure in document["held_back"]
    ]
    if document["unread"]:
        rows.append(_("%(unread)d thủ tục không đọc được nên không thử được gì.") % document)
    return "\n".join(rows)
