"""What voids a signature beside the filer is told with its true reason, once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import MONDAY, pdf
from tests.stages import Road

from duoc.dossiers import actions
from duoc.dossiers.models import Draft
from duoc.dossiers.tests.test_co_signing import digest, draft, sign
from duoc.notices.models import Notice
from duoc.procedures.actions import keep_bundle, publish_editions
from duoc.procedures.bundles import open_bundle

__all__ = ["draft"]
pytestmark = pytest.mark.django_db


def test_newer_rules_are_told_as_what_voided_a_signature(
    road: Road, draft: Draft, signed_in: Callable[[str], Client], morning: None
) -> None:
    """The draft is the same; a form of its procedure is not. Who signed is notified with the next change, once."""
    mother, version = road.actor("citizen1"), Draft.objects.get(pk=draft.pk).version
    digest_seen, signed_at = digest(draft), MONDAY + timedelta(minutes=1)
    actions.co_sign(actor=road.actor("citizen2"), draft_id=draft.pk, digest=digest_seen, at=signed_at)
    opened = open_bundle(version.bundle_id)
    files = {path: (opened.root / path).read_bytes() for path in opened.files}
    newer = keep_bundle({**files, "national/forms/note.txt": b"new"})
    publish_editions([version.pk], bundle=newer, at=MONDAY + timedelta(minutes=2))
    html = signed_in("citizen1").get(f"/soan/{draft.pk}/kiem-tra/").content.decode()
    assert "nay không còn hiệu lực vì thủ tục có quy định hoặc mẫu mới" in html
    for name in ("Trần Ngọc Lan", "Trần Ngọc Hoa"):
        later = MONDAY + timedelta(minutes=3)
        actions.answer(actor=mother, draft_id=draft.pk, answers={"child.full_name": name}, at=later)
        notice = Notice.objects.get(party_id=road.actor("citizen2").person)
        assert (notice.kind, notice.path) == ("co_signature_void_by_rules", f"/cung-ky/{draft.pk}/")


def test_a_deleted_draft_is_told_to_who_signed_and_who_was_invited(road: Road, draft: Draft) -> None:
    actions.invite_to_sign(actor=road.actor("citizen1"), draft_id=draft.pk, at=MONDAY)
    sign(road.actor("citizen2"), draft)
    actions.discard(actor=road.actor("citizen1"), draft_id=draft.pk, at=MONDAY)
    [notice] = Notice.objects.filter(kind="co_signed_draft_deleted")
    assert (notice.party_id, notice.path) == (road.actor("citizen2").person, "/ho-so/")


def test_who_signed_hears_once_that_a_change_voided_it_and_the_filer_reads_why(
    road: Road, draft: Draft, signed_in: Callable[[str], Client], morning: None
) -> None:
    """A signature given to an earlier text is no signature, and not nothing either."""
    mother, check = road.actor("citizen1"), f"/soan/{draft.pk}/kiem-tra/"
    mine = Notice.objects.filter(kind="co_signature_void", party_id=road.actor("citizen2").person)

    def change(**values: str) -> None:
        actions.answer(actor=mother, draft_id=draft.pk, answers=values, at=MONDAY)

    change(**{"child.full_name": "Trần Ngọc Mai"})
    assert not mine.exists(), "nobody had signed"
    sign(road.actor("citizen2"), draft)
    change(**{"child.full_name": "Trần Ngọc Mai"})
    assert not mine.exists(), "nothing changed"
    for name in ("Trần Ngọc Lan", "Trần Ngọc Hoa"):
        change(**{"child.full_name": name})
        assert (mine.get().path, mine.get().subject_id) == (f"/cung-ky/{draft.pk}/", str(draft.pk))
    html = signed_in("citizen1").get(check).content.decode()
    assert "nay không còn hiệu lực vì hồ sơ đã đổi" in html and "Chưa ký" not in html and 'name="giay"' in html
    sign(road.actor("citizen2"), draft)
    actions.attach(actor=mother, draft_id=draft.pk, code="birth_notice", data=pdf(), name="b.pdf", at=MONDAY)
    assert mine.count() == 2
    assert Notice.objects.filter(kind="co_signature_void").count() == 2


def test_who_is_no_longer_named_signed_for_nobody_else(
    road: Road, draft: Draft, signed_in: Callable[[str], Client], morning: None
) -> None:
    sign(road.actor("citizen2"), draft)
    other = {"father.full_name": "Trần Văn Khác"}
    actions.answer(actor=road.actor("citizen1"), draft_id=draft.pk, answers=other, at=MONDAY)
    assert Notice.objects.get(kind="co_signature_void").path == "/ho-so/", "the page to sign is no longer theirs"
    html = signed_in("citizen1").get(f"/soan/{draft.pk}/kiem-tra/").content.decode()
    assert "Chưa ký" in html and "không còn hiệu lực" not in html
