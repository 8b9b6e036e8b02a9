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
    """Notes what is to be made. Nothing is made yet. One that is not done yet is gone on with: where nothing of it is
    there, as a story failed, with the stories as they are now.

    Args:
        stories: the province's file.
        at: the last moment of the demonstration.

    Raises:
        AlreadyFilling: one at a time, and each seed once; never where real people are. It says how to go on.
    """
    if people.real_people_exist():
        raise AlreadyFilling(_("Ở đây có dữ liệu thật."), _("Chỉ lập dữ liệu thử nghiệm ở bản cài đặt thử nghiệm."))
    begun = Seeding.objects.filter(ended_at=None).first()
    if begun is not None and (begun.seed, begun.dossiers, begun.months) == (seed, dossiers, months):
        return _gone_on_with(begun, stories, at)
    if begun is not None:
        again = f"duoc demo seed --dossiers {begun.dossiers} --months {begun.months} --seed {begun.seed}"
        raise AlreadyFilling(
            _("Đang lập dở một bộ dữ liệu thử nghiệm khác: %(made)s trên %(all)s hồ sơ.")
            % {"made": begun.made, "all": begun.dossiers},
            _("Chờ bộ đó xong rồi chạy lại. Nếu nó đã dừng, làm tiếp bằng: %(again)s") % {"again": again},
        )
    if Seeding.objects.filter(seed=seed).exists():
        raise AlreadyFilling(_("Hạt giống này đã dùng rồi."), _("Chọn --seed khác."))
    return Seeding.objects.create(seed=seed, dossiers=dossiers, months=months, until=at, stories=read_stories(stories))


def _gone_on_with(begun: Seeding, stories: Path, at: datetime) -> Seeding:
    with transaction.atomic():
        seeding = Seeding.objects.select_for_update().get(pk=begun.pk)
        if seeding.made == 0:
            seeding.stories, seeding.until, seeding.first_numbers = read_stories(stories), at, {}
            seeding.save(update_fields=["stories", "until", "first_numbers"])
    return seeding


def fill_later(seeding: Seeding) -> None:
    """Has a worker fill it."""
    with transaction.atomic():
        rows.defer(app.configure_task("seeding.fill"), seeding_id=seeding.pk)
