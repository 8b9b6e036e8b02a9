"""Papers of a demonstration are pressed when somebody first opens them, and say what they are."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from tests.cast import MONDAY, key
from tests.late_dossiers import why_late_now

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Content, Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, FilingNotice, OfficialForm, Paper
from duoc.ground.files import queries as files
from duoc.instruments import queries as instruments
from duoc.people import queries as people
from duoc.people.models import Account, Origin, Post
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from duoc.seeding import actions, filling
from duoc.seeding.reading import cast_of, read_stories

STORIES = settings.CATALOG / "bai-thu" / "demo" / "stories.yaml"
NOON = MONDAY + timedelta(hours=3)


@pytest.fixture
def filled(road: object, real_paper: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`filled(3)`: dossiers of the straight road alone, made now, none further than these turns."""

    def make(turns: int) -> None:
        whole = cast_of(read_stories(STORIES))
        road = replace(whole.stories[0], turns=whole.stories[0].turns[:turns])
        monkeypatch.setattr(filling.Filling, "cast", replace(whole, stories=[road], morning={}))
        actions.fill(seeding_id=actions.begin(dossiers=12, months=3, seed=5, stories=STORIES, at=NOON).pk)

    return make


def test_results_forms_and_notices_come_when_they_are_opened(filled: Callable[[int], None], client: Client) -> None:
    filled(6)
    decision = Decision.objects.filter(issued_at__isnull=False, file=None).first()
    assert decision
    page = client.get(f"/kiem-tra/{decision.token}/")
    assert decision.symbol in page.content.decode()
    decision.refresh_from_db()
    assert instruments.report_of(decision).valid
    first = decision.file_id
    decisions.press_late(decision, NOON)
    assert Decision.objects.get(pk=decision.pk).file_id == first

    form = OfficialForm.objects.select_related("organisation").filter(dossier=decision.dossier_id).first()
    assert form
    assert dossiers.read_form(form, NOON).startswith(b"%PDF")
    notice = FilingNotice.objects.get(dossier=decision.dossier_id)
    assert dossiers.read_notice(notice, NOON).startswith(b"%PDF")


def test_the_registry_issues_what_was_signed_without_a_file(filled: Callable[[int], None]) -> None:
    filled(4)
    decision = Decision.objects.filter(state=Decision.State.SIGNED, signed_file=None).first()
    assert decision
    registry = _who_holds(Post.objects.get(organisation=decision.organisation, role="registry"))
    why = why_late_now(decision.dossier, NOON)
    registers.issue(actor=registry, dossier_id=decision.dossier_id, key=key(), at=NOON, answers=why)
    register_jobs.seal(str(decision.pk))
    decision.refresh_from_db()
    assert decision.state == Decision.State.IN_FORCE
    assert instruments.report_of(decision).valid


def test_a_leader_signs_a_draft_that_was_entered_without_its_text(filled: Callable[[int], None]) -> None:
    filled(3)
    content = Content.objects.filter(state=Content.State.DRAFT, text=None, proposal__dossier__desk="leader").first()
    assert content
    dossier = Dossier.objects.get(pk=content.proposal.dossier_id)
    assert content.signer_post
    leader = _who_holds(content.signer_post)
    done = {"key": key(), "at": NOON, "answers": why_late_now(dossier, NOON)}
    decisions.sign(actor=leader, dossier_id=dossier.pk, proposal_id=content.proposal_id, **done)
    content.refresh_from_db()
    assert content.text_id
    assert decision_queries.read_content(Content.objects.get(pk=content.pk)).startswith(b"%PDF")


def _who_holds(post: Post) -> Actor:
    holder = people.holder_of(post, NOON)
    account = Account.objects.filter(person=holder).first() or Account.objects.create(
        username=f"in-{post.role}", person=holder, origin=Origin.DEMO
    )
    return people.actor_for(account, NOON)


def test_what_applicants_sent_opens_and_says_that_it_is_a_demonstration(filled: Callable[[int], None]) -> None:
    filled(1)
    papers = Paper.objects.select_related("file").filter(dossier__origin=Origin.DEMO, file__name__startswith="giay-")
    assert papers.exists()
    for paper in papers:
        read = subprocess.run(["pdftotext", "-", "-"], input=files.read(paper.file), capture_output=True, check=True)
        text = read.stdout.decode()
        assert "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in text and paper.name in text
