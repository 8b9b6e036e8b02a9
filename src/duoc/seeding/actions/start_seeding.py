"""A demonstration is to be filled."""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from duoc.ground.refusal import NotNow
from duoc.ground.rows import actions as rows
from duoc.people import queries as people
from duoc.seeding.models import Seeding
from duoc.seeding.reading import read_stories


class AlreadyFilling(NotNow):
    """Another demonstration is being filled, or this one was filled before."""


def begin(*, dossiers: int, months: int, seed: int, stories: Path, at: datetime) -> Seeding:
    """Notes what is to be made. Nothing is made yet.

    Args:
        stories: the province's file.
        at: the last moment of the demonstration.

    Raises:
        AlreadyFilling: one at a time, and each seed once; never where real people are.
    """
    if people.real_people_exist():
        raise AlreadyFilling(_("Ở đây có dữ liệu thật."), _("Chỉ lập dữ liệu thử nghiệm ở bản cài đặt thử nghiệm."))
    if Seeding.objects.filter(seed=seed).exists():
        raise AlreadyFilling(_("Hạt giống này đã dùng rồi."), _("Chọn --seed khác."))
    if Seeding.objects.filter(ended_at=None).exists():
        raise AlreadyFilling(_("Đang lập một bộ dữ liệu thử nghiệm khác."), _("Chờ bộ đó xong rồi chạy lại."))
    return Seeding.objects.create(seed=seed, dossiers=dossiers, months=months, until=at, stories=read_stories(stories))


def fill_later(seeding: Seeding) -> None:
    """Has a worker fill it."""
    with transaction.atomic():
        rows.defer(app.configure_task("seeding.fill"), seeding_id=seeding.pk)
