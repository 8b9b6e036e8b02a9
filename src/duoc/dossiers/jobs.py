"""Work for the worker. A job takes ids and calls one action."""

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from duoc.dossiers.models import OfficialPaper

PATIENCE = RetryStrategy(max_attempts=16, exponential_wait=2)  # the last tries are 18 hours apart


@app.task(name="dossiers.close_silent_consultation", retry=PATIENCE)
def close_silent_consultation(consultation_id: str) -> None:
    """Notes that a consulted body said nothing, once its time has passed."""
    from duoc.dossiers import actions

    with transaction.atomic():
        actions.close_silent_consultation(consultation_id=consultation_id, at=timezone.now())


@app.task(name="dossiers.press_paper", retry=PATIENCE)
def press_paper(paper_id: str) -> None:
    """Makes the bytes of a paper that an act froze, outside any transaction, and keeps them."""
    from duoc.dossiers import actions, papers

    paper = OfficialPaper.objects.get(pk=paper_id)
    if paper.file_id is None:
        pdf = papers.press(paper)
        with transaction.atomic():
            actions.press_paper(paper_id=paper_id, pdf=pdf, at=timezone.now())


@app.periodic(cron="11 13 * * *")
@app.task(name="dossiers.count_handed_over", queue="care", queueing_lock="count_handed_over")
def count_handed_over(timestamp: int) -> None:
    """Every evening at 20:11 Vietnamese time: what was handed over to ministries' systems that day is counted. Their
    own figures come with `duoc reconcile --file`."""
    from duoc.dossiers import actions

    now = timezone.now()
    actions.reconcile(day=timezone.localdate(now), ministry_list=None, at=now)
