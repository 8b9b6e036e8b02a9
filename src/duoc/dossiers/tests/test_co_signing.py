"""Several sign together: with their own account before the filing, or on paper before the acceptance."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests.asking import refused, story
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, NOW, key, pdf
from tests.changed_definition import reworded
from tests.stages import Road, by_form, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.actions import Visitor
from duoc.dossiers.actions.record_co_signature import Given
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.models import CoSignature, Dossier, Draft, DraftCoSignature
from duoc.dossiers.rules import Changed, Incomplete, OutOfTurn
from duoc.ground.refusal import NotFound
from duoc.notices.models import Notice
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
MOTHER = Visitor("000000000001", "Nguyễn Thị Thảo", "1996-04-12", "card")
FATHER = {"part": "father", "who": "father.full_name", "personal_number": "father.personal_number"}


@pytest.fixture
def draft(province: None, birth_draft: Callable[..., Draft]) -> Draft:
    """citizen1's draft, which the father, citizen2, must sign too."""
    reworded(BIRTH, together=[{**FATHER, "why": "Cha và mẹ cùng ký tờ khai.", "article": "60/2014/QH13#18"}])
    return birth_draft(**{"marriage.number": None})


def digest(draft: Draft) -> str:
    return queries.interview_of(Draft.objects.get(pk=draft.pk), MONDAY).digest


def sign(who: Actor, draft: Draft) -> DraftCoSignature:
    return actions.co_sign(actor=who, draft_id=draft.pk, digest=digest(draft), at=MONDAY)


def file(who: Actor, draft: Draft, *on_paper: str) -> Dossier:
    return actions.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY, on_paper=on_paper)


def test_the_filing_says_who_is_missing(road: Road, draft: Draft) -> None:
    refusal = refused(Incomplete, lambda: file(road.actor("citizen1"), draft))
    assert refusal.say == "Còn thiếu chữ ký của: Trần Văn Lượm."
    assert refusal.faults == {"father": "Trần Văn Lượm chưa ký."} and not Dossier.objects.exists()


def test_each_signs_with_an_own_account_and_it_is_filed(road: Road, draft: Draft) -> None:
    for _time in range(2):
        sign(road.actor("citizen2"), draft)
    assert DraftCoSignature.objects.count() == 1
    dossier = file(road.actor("citizen1"), draft)
    row = dossier.co_signatures.get()
    assert (row.way, row.name, row.signed_at) == ("account", "Trần Văn Lượm", MONDAY)
    assert row.person_id == road.actor("citizen2").person
    assert queries.applicant_awaited(dossier) == [] and queries.dossier_data(dossier)["together"] == "Trần Văn Lượm"
    road.accept(dossier)


def test_what_changed_afterwards_was_not_signed(road: Road, draft: Draft) -> None:
    sign(road.actor("citizen2"), draft)
    answers = {**BIRTH_ANSWERS, "child.full_name": "Trần Ngọc Mai"}
    actions.answer(actor=road.actor("citizen1"), draft_id=draft.pk, answers=answers, at=MONDAY)
    refused(Incomplete, lambda: file(road.actor("citizen1"), draft))
    sign(road.actor("citizen2"), draft)
    assert file(road.actor("citizen1"), draft).co_signatures.get().signed_at == MONDAY


def test_only_who_is_named_reads_and_signs(road: Road, draft: Draft) -> None:
    for name in ("citizen1", "citizen3", "clerk1"):
        refused(NotFound, lambda name=name: sign(road.actor(name), draft))
    father = road.actor("citizen2")
    for word in ("0" * 64, ""):
        refused(Changed, lambda word=word: actions.co_sign(actor=father, draft_id=draft.pk, digest=word, at=MONDAY))
    file(road.actor("citizen1"), draft, "father")
    refused(OutOfTurn, lambda: sign(father, draft))
    assert not DraftCoSignature.objects.exists()


def test_nobody_signs_what_is_not_written_yet(road: Road, draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(answers={**draft.answers, "child.full_name": ""})
    refused(Incomplete, lambda: sign(road.actor("citizen2"), draft))


def test_on_paper_it_is_filed_and_accepted_once_signed(road: Road, draft: Draft) -> None:
    dossier = file(road.actor("citizen1"), draft, "father")
    clerk = road.actor("clerk1")
    [one] = queries.applicant_awaited(dossier)
    assert (str(one.kind), one.words) == ("signatures", "mời Trần Văn Lượm đến ký giấy tại quầy")
    assert list(queries.waiting_of_person(road.actor("citizen1"))) == [dossier]
    assert "chữ ký giấy của: Trần Văn Lượm" in refused(OutOfTurn, lambda: road.accept(dossier)).say
    assert "dossiers.record_co_signature" in open_acts(clerk, fresh(dossier), MONDAY)
    word = key()
    row = by_form(clerk, "record_co_signature", dossier, {"part": "father"}, DESK, word)
    again = {"actor": clerk, "key": word, "at": MONDAY}
    assert actions.RECORD_CO_SIGNATURE.perform(dossier.pk, Given("father"), **again) == row
    assert (row.signed_at, row.seen_by_id) == (MONDAY, clerk.person)
    assert story(dossier).count("dossier.co_signed") == 1
    assert not queries.waiting_of_person(road.actor("citizen1")).exists()
    road.accept(fresh(dossier))


def test_who_signs_on_paper_finds_it_by_its_code_and_their_number(road: Road, draft: Draft) -> None:
    dossier = file(road.actor("citizen1"), draft, "father")
    number = dossier.co_signatures.get().personal_number

    def looked_up(known: str) -> Dossier | None:
        return actions.look_up_status(code=dossier.temporary_code, known=known, address="10.0.0.1", at=MONDAY)

    assert looked_up(number[-4:]) == dossier and looked_up(number) == dossier
    assert looked_up("9876") is None


def test_at_the_counter_an_official_sees_them_sign(road: Road, province: None) -> None:
    reworded(BIRTH, together=[{**FATHER, "why": "Cha và mẹ cùng ký tờ khai."}])
    begun = actions.begin_at_counter(actor=road.actor("clerk1"), code=BIRTH, visitor=MOTHER, key=key(), at=MONDAY)
    who = road.actor("clerk1")
    actions.answer(actor=who, draft_id=begun.pk, answers={**BIRTH_ANSWERS, "marriage.number": None}, at=MONDAY)
    actions.attach(actor=who, draft_id=begun.pk, code="birth_notice", data=pdf(), name="a.pdf", at=MONDAY)
    dossier = file(who, begun, "father")
    row = dossier.co_signatures.get()
    assert (row.way, row.signed_at) == ("paper", None)  # the form that they sign is printed once it is filed
    refused(OutOfTurn, lambda: road.accept(dossier))
    actions.RECORD_CO_SIGNATURE.perform(dossier.pk, Given("father"), actor=who, key=key(), at=MONDAY)
    row.refresh_from_db()
    assert (row.signed_at, row.seen_by_id, row.seen_post_id) == (MONDAY, who.person, who.post)
    road.accept(dossier)


def test_the_database_wants_a_signature_that_is_somebodys(road: Road, draft: Draft) -> None:
    file(road.actor("citizen1"), draft, "father")
    for change in ({"signed_at": MONDAY}, {"way": "account"}, {"seen_by": road.actor("clerk1").person}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CoSignature.objects.update(**change)


def test_the_pages(road: Road, draft: Draft, signed_in: Callable[[str], Client], morning: None) -> None:
    mother, father = signed_in("citizen1"), signed_in("citizen2")
    check, sign_path = f"/soan/{draft.pk}/kiem-tra/", f"/cung-ky/{draft.pk}/"
    html = mother.get(check).content.decode()
    assert "Người cùng ký" in html and sign_path in html and "Chưa ký" in html
    assert f'data-copy="http://testserver{sign_path}"' in html and "Gửi bằng tin nhắn" in html
    assert "Điều 18 Luật số 60/2014/QH13" in html and "60/2014/QH13#18" not in html
    answer = mother.post(check, {"key": key()})
    assert answer.status_code in (200, 422) and "Còn thiếu chữ ký của: Trần Văn Lượm." in answer.content.decode()
    assert 'name="giay"' in answer.content.decode(), "it can be filed from the page that says so"
    assert signed_in("citizen3").get(sign_path).status_code == 404
    html = father.get(sign_path).content.decode()
    assert "Trần Ngọc Hân" in html and "Tôi cùng ký" in html
    word = html.split('name="digest" value="')[1][:64]
    assert father.post(sign_path, {"digest": word})["Location"] == sign_path
    assert "Bạn đã ký lúc" in father.get(sign_path).content.decode()
    assert "Đã ký" in mother.get(check).content.decode()
    assert "da-nop" in mother.post(check, {"key": key()})["Location"]
    dossier = Dossier.objects.get()
    assert "Bạn cùng ký, đã nộp" in (listed := father.get("/ho-so/").content.decode()) and sign_path in listed
    after = father.get(sign_path).content.decode()
    assert dossier.shown_code in after and "Đã nộp, chờ tiếp nhận" in after and "Tôi cùng ký" not in after
    assert signed_in("citizen3").get(sign_path).status_code == 404
    desk = signed_in("clerk1").get(f"/ban/ho-so/{Dossier.objects.get().pk}/").content.decode()
    assert "Người cùng ký" in desk and "bằng tài khoản của mình" in desk


def test_who_signs_reads_first_what_is_written_of_them_otherwise(
    road: Road, draft: Draft, signed_in: Callable[[str], Client], morning: None
) -> None:
    father, heading = signed_in("citizen2"), "Hồ sơ ghi về bạn khác dữ liệu của tỉnh"
    assert heading not in father.get(f"/cung-ky/{draft.pk}/").content.decode()
    other = {"father.birth_date": "1994-02-09"}
    actions.answer(actor=road.actor("citizen1"), draft_id=draft.pk, answers=other, at=MONDAY)
    html = father.get(f"/cung-ky/{draft.pk}/").content.decode()
    assert heading in html and "hồ sơ ghi 09/02/1994, dữ liệu của tỉnh ghi 02/09/1994" in html


def test_who_signed_hears_what_happens_and_opens_it(
    road: Road, draft: Draft, signed_in: Callable[[str], Client], morning: None
) -> None:
    """Filed, accepted, drafted: each time a notice whose link they may open; nobody else gets one."""
    sign(road.actor("citizen2"), draft)
    dossier = file(road.actor("citizen1"), draft)
    to_them = Notice.objects.filter(kind__in=["co_signed_moved", "draft_check_co_signer"])
    mine = to_them.filter(party_id=road.actor("citizen2").person)
    assert mine.count() == 1
    road.accept(dossier)
    assert mine.count() == 2
    road.propose(dossier)
    assert mine.count() == 3 == to_them.count()
    [path] = set(mine.values_list("path", flat=True))
    father = signed_in("citizen2")
    assert path == f"/cung-ky/{draft.pk}/" and father.get(path).status_code == 200
    assert not mine.filter(read_at=None).exists(), "reading there is reading them"


def test_who_must_sign_is_invited_once_and_finds_it(
    road: Road, draft: Draft, signed_in: Callable[[str], Client], morning: None
) -> None:
    father, mother = signed_in("citizen2"), signed_in("citizen1")
    party, check = road.actor("citizen2").person, f"/soan/{draft.pk}/kiem-tra/"
    assert "Mời ký" in mother.get(check).content.decode()
    for _time in range(2):
        assert mother.post(f"/cung-ky/{draft.pk}/moi/").status_code == 302
    [notice] = Notice.objects.filter(party_id=party)
    assert (notice.kind, notice.path) == ("invited_to_sign", f"/cung-ky/{draft.pk}/")
    assert "Thảo" not in notice.title + notice.body
    listed = father.get("/ho-so/").content.decode()
    assert "Chờ bạn ký" in listed and notice.path in listed
    assert "Chờ bạn ký" not in signed_in("citizen3").get("/ho-so/").content.decode()
    father.get(notice.path)
    notice.refresh_from_db()
    assert notice.read_at and "Trần Văn Lượm đã đọc lúc" in mother.get(check).content.decode()
    sign(road.actor("citizen2"), draft)
    assert "Chờ bạn ký" not in father.get("/ho-so/").content.decode()


def test_a_draft_that_changed_is_invited_to_again_and_nobody_else(road: Road, draft: Draft) -> None:
    who, party = road.actor("citizen1"), road.actor("citizen2").person
    actions.invite_to_sign(actor=who, draft_id=draft.pk, at=MONDAY)
    actions.answer(actor=who, draft_id=draft.pk, answers={"child.full_name": "Trần Ngọc Mai"}, at=MONDAY)
    actions.invite_to_sign(actor=who, draft_id=draft.pk, at=MONDAY)
    assert Notice.objects.filter(party_id=party, kind="invited_to_sign").count() == 2
    other = {"father.full_name": "Trần Văn Khác"}
    actions.answer(actor=who, draft_id=draft.pk, answers=other, at=MONDAY)
    actions.invite_to_sign(actor=who, draft_id=draft.pk, at=MONDAY)
    assert Notice.objects.filter(kind="invited_to_sign").count() == 2, "a number with another name is nobody's"
    refused(Forbidden, lambda: actions.invite_to_sign(actor=road.actor("citizen3"), draft_id=draft.pk, at=MONDAY))


def test_who_read_the_draft_stands_among_those_who_looked(
    road: Road, draft: Draft, signed_in: Callable[[str], Client], morning: None
) -> None:
    signed_in("citizen2").get(f"/cung-ky/{draft.pk}/")
    signed_in("citizen3").get(f"/cung-ky/{draft.pk}/")
    dossier = file(road.actor("citizen1"), draft, "father")
    [look] = queries.looks(dossier)
    assert (look.by_id, look.capacity, look.at) == (road.actor("citizen2").person, "người cùng ký", NOW)
    shown = signed_in("citizen1").get(f"/ho-so/{dossier.pk}/ai-da-xem/").content.decode()
    assert "người cùng ký" in shown and "Trần Văn Lượm" in shown


def test_the_address_of_the_dossier_leads_who_signed_it_to_what_they_may_read(
    road: Road, draft: Draft, signed_in: Callable[[str], Client], morning: None
) -> None:
    sign(road.actor("citizen2"), draft)
    path = f"/ho-so/{file(road.actor('citizen1'), draft).pk}/"
    for part in ("", "noi-dung/", "du-thao/", "bo-sung/", "ai-da-xem/", "thong-bao.pdf"):
        assert signed_in("citizen2").get(path + part)["Location"] == f"/cung-ky/{draft.pk}/", part
        assert signed_in("citizen3").get(path + part).status_code == 403
    assert signed_in("citizen1").get(path).status_code == 200
