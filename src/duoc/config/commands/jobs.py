"""Việc nền: liệt kê những việc đã hỏng hẳn, và giao làm lại."""

import argparse

from duoc.config import command
from duoc.config.output import Output


def configure(parser: argparse.ArgumentParser) -> None:
    """`--retry` gives them back to the worker, once the reason is mended."""
    command.json_option(parser)
    parser.add_argument("--retry", action="store_true", help="giao lại mọi việc đã hỏng cho tiến trình nền")


def run(arguments: argparse.Namespace) -> Output:
    """Work that failed for good, oldest first. It names no person: only tasks and ids."""
    command.django("worker")
    from django.utils import timezone
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    from duoc.config.jobs import CARE

    found = list(ProcrastinateJob.objects.filter(status="failed").exclude(queue_name=CARE).order_by("id"))
    if arguments.retry:
        for job in found:
            app.job_manager.retry_job_by_id(job.pk, timezone.now())
    rows = [{"id": job.pk, "task": job.task_name, "attempts": job.attempts} for job in found]
    lines = [f"{row['id']:>8}  {row['task']}  đã thử {row['attempts']} lần" for row in rows]
    if not found:
        lines = ["Không có việc nền nào hỏng hẳn."]
    elif arguments.retry:
        lines.append(f"Đã giao lại {len(found)} việc; lý do lần trước ở log/worker.log.")
    else:
        lines.append("Lý do ở log/worker.log. Sửa xong, giao làm lại: duoc jobs --retry")
    return Output({"retried": arguments.retry, "failed": rows}, "\n".join(lines))
