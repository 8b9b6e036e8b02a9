"""Work for the worker. A job takes ids and calls one action."""

import uuid

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from duoc.dossiers.actions.announce_outage import RECOVERED
from duoc.dossiers.acts import flow
from duoc.dossiers.acts.reporting import NOTE_PAYMENT, REPORT, report_to_partner
from duoc.dossiers.clocks.recounting import RECOUNT
from duoc.dossiers.expiring import EXPIRE, REMIND
from duoc.dossiers.models import FilingNotice, OfficialForm, Outage
from duoc.dossiers.outages import concerned
from duoc.dossiers.suspending import RESUME
from duoc.instruments.actions import seal_alone
from duoc.partners.queries import listed

AT_ONCE = 200
"""Dossiers that one round takes of each kind."""
BATCH = 100  # dossiers that one job counts again
PATIENCE = RetryStrategy(max_attempts=16, exponential_wait=2)  # the last tries are 18 hours apart


@app.task(name="dossiers.close_silent_consultation", retry=PATIENCE)
def close_silent_consultation(consultation_id: str) -> None:
    """Notes that a consulted body said nothing, once its time has passed."""
    from duoc.dossiers import actions

    with transaction.atomic():
        actions.close_silent_consultation(consultation_id=consultation_id, at=timezone.now())


@app.task(name=RESUME, retry=PATIENCE)
def resume_by_itself(dossier_id: str) -> None:
    """The last body that was asked has answered: a suspended dossier goes on where its definition says so."""
    from duoc.dossiers import actions

    with transaction.atomic():
        actions.resume_by_itself(dossier_id=dossier_id, at=timezone.now())


@app.task(name=RECOVERED, retry=PATIENCE)
def resume_clocks(outage_id: str, after: str) -> None:
    """The system serves again: the dates of the dossiers concerned are counted again, batch after batch, each dossier
    in a transaction of its own."""
    from duoc.dossiers import actions

    outage = Outage.objects.get(pk=outage_id)
    ids = list(concerned(outage, uuid.UUID(after) if after else None).values_list("pk", flat=True)[:BATCH])
    for id in ids:
        with transaction.atomic():
            actions.recover(dossier_id=id, at=timezone.now())
    if len(ids) == BATCH:
        app.configure_task(RECOVERED).defer(outage_id=outage_id, after=str(ids[-1]))


@app.task(name=RECOUNT, retry=PATIENCE)
def recount(recounting_id: str) -> None:
    """The calendars have changed: open dates are counted again, batch after batch. One that was killed goes on."""
    from duoc.dossiers import actions

    actions.carry_out_recounting(recounting_id=recounting_id, at=timezone.now())


@app.task(name=EXPIRE, retry=PATIENCE)
def expire_supplement(request_id: str) -> None:
    """Nobody answered a request for supplements in time: the dossier stops."""
    from duoc.dossiers import actions

    with transaction.atomic():
        actions.expire_supplement(request_id=request_id, at=timezone.now())


@app.task(name=REMIND, retry=PATIENCE)
def remind_of_supplement(request_id: str) -> None:
    """The last day of a request for supplements is near: the applicant is reminded."""
    from duoc.dossiers import actions

    with transaction.atomic():
        actions.remind_of_supplement(request_id=request_id, at=timezone.now())


@app.task(name="dossiers.press_notice", retry=PATIENCE)
def press_notice(notice_id: str) -> None:
    """Makes the bytes of a filing notice, outside any transaction, and keeps them."""
    from duoc.dossiers import actions
    from duoc.dossiers.papers import papers

    notice = FilingNotice.objects.get(pk=notice_id)
    if notice.file_id is None:
        pdf = papers.press(notice)
        with transaction.atomic():
            actions.press_notice(notice_id=notice_id, pdf=pdf, at=timezone.now())


@app.task(name="dossiers.seal_form", retry=PATIENCE)
def seal_form(form_id: str) -> None:
    """Presses the form that an act drafted and applies the agency's seal, outside any transaction, and issues it."""
    from duoc.dossiers import actions
    from duoc.dossiers.papers import papers

    form = OfficialForm.objects.select_related("organisation").get(pk=form_id)
    if form.state != OfficialForm.State.APPROVED:
        return
    pdf = seal_alone(form, papers.press(form))
    with transaction.atomic():
        actions.issue_form(form_id=form_id, pdf=pdf)


@app.task(name=REPORT, retry=PATIENCE)
def report_standing(dossier_id: str) -> None:
    """Reports to the partner how the dossier stands, after something that was no act on it: a payment."""
    with transaction.atomic():
        report_to_partner(flow.locked(dossier_id), timezone.now())


@app.task(name=NOTE_PAYMENT, retry=PATIENCE)
def note_payment(dossier_id: str) -> None:
    """What was due before a step is paid: the step begins."""
    from duoc.dossiers import actions

    with transaction.atomic():
        actions.note_payment(dossier_id=dossier_id, at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="dossiers.watch_terms", queue="care", queueing_lock="watch_terms")
def watch_terms(timestamp: int) -> None:
    """Every ten minutes: promises that were broken are noted, apologies that may be needed are drafted; each dossier in
    a transaction of its own. What is left over comes with the next round, and with the next act on the dossier."""
    from duoc.dossiers import actions, watching

    now = timezone.now()
    for dossier_id in watching.broken_promises(now)[:AT_ONCE]:
        with transaction.atomic():
            actions.note_lateness(dossier_id=dossier_id, at=now)
    for dossier_id in watching.apologies_to_draft(now)[:AT_ONCE]:
        with transaction.atomic():
            actions.draft_apology(dossier_id=dossier_id, at=now)


@app.periodic(cron="25 17 * * *")
@app.task(name="dossiers.release_hands", queue="care", queueing_lock="release_hands")
def release_hands(timestamp: int) -> None:
    """Every night at 0:25 Vietnamese time: what somebody has in hand whose post ended goes back into the queue."""
    from duoc.dossiers import actions

    now, left = timezone.now(), 1
    while left:
        with transaction.atomic():
            left = actions.release_hands(at=now)


@app.periodic(cron="*/10 * * * *")
@app.task(name="dossiers.tell_mornings", queue="care", queueing_lock="tell_mornings")
def tell_mornings(timestamp: int) -> None:
    """Every ten minutes, from the hour that the province has set: officials who have not heard of their day hear it."""
    from duoc.dossiers import mornings

    now = timezone.now()
    for news in mornings.mornings(now):
        with transaction.atomic():
            mornings.tell_morning(news, now)


@app.periodic(cron="12 1 * * *")
@app.task(name="dossiers.remind_unclaimed", queue="care", queueing_lock="remind_unclaimed")
def remind_unclaimed(timestamp: int) -> None:
    """Every morning at 8:12 Vietnamese time: applicants whose results nobody has fetched are reminded, each in a
    transaction of its own. What is left over comes the next morning."""
    from duoc.dossiers import actions, unclaimed

    now = timezone.now()
    for dossier_id in unclaimed.to_remind(now)[:AT_ONCE]:
        with transaction.atomic():
            actions.remind_unclaimed(dossier_id=dossier_id, at=now)


@app.periodic(cron="37 19 * * *")
@app.task(name="dossiers.forget_status_lookups", queue="care", queueing_lock="forget_status_lookups")
def forget_status_lookups(timestamp: int) -> None:
    """Lookups of strangers are forgotten once they no longer count."""
    from duoc.dossiers import actions

    actions.forget_status_lookups(at=timezone.now())


@app.periodic(cron="40 17 * * *")
@app.task(name="dossiers.count_paces", queue="care", queueing_lock="count_paces")
def count_paces(timestamp: int) -> None:
    """Every night at 0:40 Vietnamese time: how long each body takes for each step is counted anew."""
    from duoc.dossiers import forecasting

    with transaction.atomic():
        forecasting.count_paces(timezone.now())


@app.periodic(cron="20 * * * *")
@app.task(name="dossiers.close_tracking_days", queue="care", queueing_lock="close_tracking_days")
def close_tracking_days(timestamp: int) -> None:
    """At 0:20 days of the tracking book (form 07) that are over are closed; those that were missed, because no worker
    ran then, in the hour in which one runs again, in their order."""
    from duoc.dossiers import actions

    now = timezone.now()
    while actions.close_tracking_days(at=now):
        pass


@app.periodic(cron="11 13 * * *")
@app.task(name="dossiers.count_handed_over", queue="care", queueing_lock="count_handed_over")
def count_handed_over(timestamp: int) -> None:
    """Every evening at 20:11 Vietnamese time: what was handed over to ministries' systems that day is counted, and what
    was filed on the National Portal compared with its list. Ministries' figures come with `duoc reconcile --file`."""
    from duoc.dossiers import actions

    now = timezone.now()
    day = timezone.localdate(now)
    actions.reconcile(day=day, ministry_list=None, portal_list=listed(day), at=now)
