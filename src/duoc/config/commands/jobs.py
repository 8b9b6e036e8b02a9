"""Lists the jobs that failed for good, and gives them back to the worker."""

import argparse

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Việc nền: liệt kê những việc đã hỏng hẳn, và giao làm lại.")


def configure(parser: argparse.ArgumentParser) -> None:
    """`--retry` gives them back to the worker, once the reason is mended."""
    command.json_option(parser)
    parser.add_argument("--retry", action="store_true", help=_("giao lại mọi việc đã hỏng cho tiến trình nền"))


def run(arguments: argparse.Namespace) -> Output:
    """Work that failed for good, oldest first. It names no person: only tasks and ids."""
    command.django("worker")
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    from duoc.config.jobs import CARE, at_once

    failed = list(ProcrastinateJob.objects.filter(status="failed").exclude(queue_name=CARE).order_by("id"))
    if arguments.retry:
        for job in failed:
            app.job_manager.retry_job_by_id(job.pk, at_once())
    rows = [{"id": job.pk, "task": job.task_name, "attempts": job.attempts} for job in failed]
    lines = [_("%(id)8d  %(task)s  đã thử %(attempts)d lần") % row for row in rows]
    if not failed:
        lines = [_("Không có việc nền nào hỏng hẳn.")]
    elif arguments.retry:
        lines.append(_("Đã giao lại %(count)d việc; lý do lần trước ở log/worker.log.") % {"count": len(failed)})
    else:
        lines.append(_("Lý do ở log/worker.log. Sửa xong, giao làm lại: duoc jobs --retry"))
    return Output({"retried": arguments.retry, "failed": rows}, "\n".join(lines))
