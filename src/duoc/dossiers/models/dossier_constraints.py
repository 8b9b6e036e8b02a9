"""What the database holds of a dossier's row, whoever writes it."""

from django.db import models

from duoc.dossiers.models.channel import PARTNER
from duoc.dossiers.models.right_to_ask import right_is_named
from duoc.people.models import Origin

CONSTRAINTS: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=models.Q(state__in=["filed", "processing", "supplement", "done", "returned", "refused"])
        | models.Q(state__in=["cancelled", "stopped", "suspended"]),
        name="dossier_state_is_known",
    ),
    # Code, acceptance time and promise date come together, with acceptance, and never before.
    models.CheckConstraint(
        condition=models.Q(code__isnull=True, accepted_at__isnull=True, due_at__isnull=True)
        | models.Q(code__isnull=False, accepted_at__isnull=False, due_at__isnull=False),
        name="dossier_promise_comes_with_acceptance",
    ),
    models.CheckConstraint(
        condition=~models.Q(state__in=["processing", "suspended", "done", "returned"]) | models.Q(code__isnull=False),
        name="dossier_is_handled_only_once_accepted",
    ),
    # An apology promises for later than the law wants it, or it moves nothing.
    models.CheckConstraint(
        condition=models.Q(legal_due_at__isnull=True)
        | models.Q(due_at__isnull=False, legal_due_at__lt=models.F("due_at")),
        name="dossier_is_due_by_law_before_an_apologys_date",
    ),
    # Only a clock that has begun, and that nothing has ended, can rest.
    models.CheckConstraint(
        condition=models.Q(clock_rests=False) | models.Q(accepted_at__isnull=False, ended_at__isnull=True),
        name="dossier_clock_rests_only_while_it_is_handled",
    ),
    # It is handed on to the competent unit by its acceptance, not before.
    models.CheckConstraint(
        condition=models.Q(handed_on_at__isnull=True) | models.Q(handed_on_at__gte=models.F("accepted_at")),
        name="dossier_is_handed_on_once_accepted",
    ),
    models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="dossier_origin_is_known"),
    models.CheckConstraint(condition=right_is_named("filed_by"), name="dossier_for_another_names_its_right"),
    # Nobody helps themselves: three roles, and a helper is never the applicant.
    models.CheckConstraint(
        condition=models.Q(helper__isnull=True) | ~models.Q(helper=models.F("applicant")),
        name="dossier_helper_is_somebody_else",
    ),
    # A person holds it in a unit, or it waits in the unit's queue.
    models.CheckConstraint(
        condition=models.Q(assigned_to__isnull=True) | models.Q(assigned_unit__isnull=False),
        name="dossier_is_assigned_in_a_unit",
    ),
    # The Portal's code names one dossier, however often its message comes.
    models.UniqueConstraint(
        fields=["partner_code"], condition=~models.Q(partner_code=""), name="dossier_once_per_partner_code"
    ),
    # What came from a partner has the partner's code, and nothing else has one.
    models.CheckConstraint(
        condition=models.Q(channel__in=sorted(PARTNER), partner_code__gt="")
        | (~models.Q(channel__in=sorted(PARTNER)) & models.Q(partner_code="")),
        name="dossier_of_a_partner_has_its_code",
    ),
    # What the post brought has the day of its postmark and that of its arrival.
    models.CheckConstraint(
        condition=models.Q(channel="post", posted_on__isnull=False, arrived_on__isnull=False)
        & models.Q(arrived_on__gte=models.F("posted_on"))
        | (~models.Q(channel="post") & models.Q(posted_on__isnull=True, arrived_on__isnull=True)),
        name="dossier_by_post_says_when",
    ),
    # Nothing becomes of a result that was never given.
    models.CheckConstraint(
        condition=models.Q(result_standing="")
        | models.Q(result_standing__in=["renewed", "partly", "replaced", "revoked"], state__in=["done", "returned"]),
        name="dossier_result_stands_once_given",
    ),
    # Only what is over goes to the archive.
    models.CheckConstraint(
        condition=models.Q(archived_at__isnull=True)
        | models.Q(ended_at__isnull=False, archived_at__gte=models.F("ended_at"), desk=""),
        name="dossier_in_the_archive_is_over",
    ),
    # What ended without a result lies on no desk: nobody works on it, and no job brings it back to one.
    models.CheckConstraint(
        condition=~models.Q(state__in=["refused", "cancelled", "stopped"]) | models.Q(desk=""),
        name="dossier_that_ended_lies_on_no_desk",
    ),
]
