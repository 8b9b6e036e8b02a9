"""The turn in which an applicant reads the draft of the result: asked for, silent consent prepared."""

from datetime import datetime

from duoc.decisions import jobs
from duoc.decisions.models import DraftCheck, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.people.powers import Actor

STEP = "draft_check"


def ask_applicant(proposal: Proposal, actor: Actor, at: datetime) -> bool:
    """Shows the draft to the applicant when the procedure says so and it was filed online. True when it waits for them.

    The time limit is the procedure's (`draft_check.within`). Where it says that silence is agreement, a job closes the
    turn when the time has passed; else the dossier waits until they answer.
    """
    dossier = proposal.dossier
    rule = dossier_queries.definition_of(dossier).draft_check
    if rule is None or dossier.channel != dossier.Channel.ONLINE:
        return False
    until = dossier_queries.term_end(rule.within, at)
    check = DraftCheck.objects.create(proposal=proposal, asked_at=at, until=until)
    dossiers.show_to_applicant(actor=actor, dossier=dossier, step=STEP, at=at)
    dossiers.notify_applicant(dossier, "draft_check", at=at)
    if rule.silence == "yes":
        jobs.close_silent_check.configure(schedule_at=until).defer(check_id=str(check.pk))
    return True
