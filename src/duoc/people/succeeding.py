"""The day of a reorganisation: old bodies end, new ones begin, posts and series go on. One short transaction."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, Value
from django.db.models.functions import Greatest

from duoc.ground.series.actions import go_on
from duoc.people.handover import Handover
from duoc.people.models import Organisation, OrganisationParent, Post, Reorganisation, Succession
from duoc.people.rules import short_code
from duoc.people.seating import go_on_in
from duoc.people.succession_plan import After, Known, SuccessionPlan
from duoc.people.validity import lasting

INHERITED = ("branch", "space", "kind", "place", "head_title", "address", "phone", "email", "numbering")
COMMITTEE = "Ủy ban nhân dân "


def known_bodies(plan: SuccessionPlan, apart_from: Reorganisation | None = None) -> Known:
    """The bodies that a plan is judged by. `apart_from`: the plan itself, once it is recorded."""
    rows = list(Organisation.objects.values_list("code", "valid_from", "valid_to"))
    parents = dict(Organisation.objects.values_list("code", "parent_id"))
    waiting = Reorganisation.objects.filter(effective_at__isnull=True)
    if apart_from is not None:
        waiting = waiting.exclude(pk=apart_from.pk)
    return Known(
        begun={code: begin for code, begin, _end in rows},
        ended={code for code, _begin, end in rows if end is not None},
        under={code for code in parents if parents[code]},
        planned={
            code for row in waiting for code in (*row.plan["before"], *(one["code"] for one in row.plan["after"]))
        },
        kinds=set(Organisation.Kind.values),
    )


def take_effect(row: Reorganisation, plan: SuccessionPlan) -> list[Succession]:
    """Ends the old bodies and begins the new ones, in the caller's transaction. The plan was judged by the caller."""
    before = list(
        Organisation.objects.select_for_update(of=("self",)).select_related("parent").filter(code__in=plan.before)
    )
    before.sort(key=lambda body: plan.before.index(body.code))
    codes = {body.pk: body.code for body in before}
    afters = {one.code for one in plan.after}
    for body in before:
        if body.code in afters:  # the code passes on: whoever names it means the successor from now on
            body.code, body.short_code, body.identifier = f"{body.code[:48]}-den-{plan.on:%Y%m%d}", "", ""
        body.valid_to = plan.on
        body.save()
    after = [_successor(one, before, plan) for one in plan.after]
    heir = after[0] if after else before[0].parent
    _name_the_heir(before, heir)
    _go_on_numbering(before, codes, heir if after and heir and heir.valid_from == plan.on else None)
    if heir is not None:
        _move_posts(row, before, heir, {one.code: one for one in after})
        _move_children(before, heir, plan.on)
    return Succession.objects.bulk_create(
        Succession(
            reorganisation=row,
            before=body,
            after=one,
            on=plan.on,
            basis=plan.basis,
            kind=plan.kind,
            keeps_books=place == 0,
            share=plan.share_of(one.code) if one else [],
        )
        for body in before
        for place, one in enumerate(after or [None])
    )


def _successor(one: After, before: list[Organisation], plan: SuccessionPlan) -> Organisation:
    body = Organisation.objects.filter(code=one.code).first()
    if body is None:
        body = _new_body(one, before, plan)
    names = [body.former, *(_names_of(old) for old in before)]
    body.former = Organisation.OF_BEFORE.join(name for name in names if name)[:2000]
    body.save()
    return body


def _new_body(one: After, before: list[Organisation], plan: SuccessionPlan) -> Organisation:
    first = before[0]
    fields: dict[str, Any] = {name: getattr(first, name) for name in INHERITED}
    if one.kind:
        fields["kind"] = one.kind
    if one.name.startswith(COMMITTEE):
        place = one.name.removeprefix(COMMITTEE)
        fields["place"] = place[:1].upper() + place[1:]
    taken = set(Organisation.objects.exclude(short_code="").values_list("short_code", flat=True))
    parent = Organisation.objects.get(code=one.parent) if one.parent else first.parent
    body = Organisation.objects.create(
        **fields,
        code=one.code,
        name=one.name,
        short_code=one.short_code or short_code(one.code, taken),
        parent=parent,
        valid_from=plan.on,
    )
    if parent is not None:
        OrganisationParent.objects.create(organisation=body, parent=parent, valid_from=plan.on)
    return body


def _names_of(old: Organisation) -> str:
    """Its name, which lay in no district, and those that it carried on with theirs, as `Organisation.former` says."""
    place = old.place if old.kind == Organisation.Kind.COMMUNE else old.name
    return Organisation.OF_BEFORE.join(name for name in (place, old.former) if name)


def _name_the_heir(before: list[Organisation], heir: Organisation | None) -> None:
    """It answers for them, and for all for which they answered."""
    ended = [body.pk for body in before]
    Organisation.objects.filter(heir__in=ended).update(heir=heir)
    Organisation.objects.filter(pk__in=ended).update(heir=heir)
    places = OrganisationParent.objects.filter(organisation__in=ended, valid_to__isnull=True)
    places.update(valid_to=Greatest(Value(before[0].valid_to, DateField()), "valid_from"))


def _go_on_numbering(before: list[Organisation], codes: Mapping[uuid.UUID, str], begun: Organisation | None) -> None:
    """A body that begins with the books of others goes on behind their last number; one in force goes on with its own
    series, whoever joins it. What an old body signed still gets numbers of its own.

    Args:
        codes: what the old bodies were called until today.
        begun: the keeper of the books, where it begins on this day.
    """
    own = [(codes[body.pk], body.code) for body in before if body.code != codes[body.pk]]
    keepers = [(codes[body.pk], begun.code) for body in before] if begun else []
    for old, new in (*own, *keepers):
        for series in ("{}:", "dossier:{}"):
            go_on(series.format(old), series.format(new))


def _move_posts(
    row: Reorganisation, before: list[Organisation], heir: Organisation, after: Mapping[str, Organisation]
) -> None:
    """Each seat goes on in the successor; of several, in the one that somebody named before the day, else in the keeper
    of the books until somebody says where."""
    planned = dict(row.planned_seats.values_list("post", "body"))
    groups: dict[tuple[Organisation, bool], list[Post]] = defaultdict(list)
    for post in Post.objects.filter(lasting(row.on), organisation__in=before):
        named = after.get(planned.get(post.pk, ""))
        # What nobody had decided before is not decided by the next reorganisation.
        groups[named or heir, named is None and (len(after) != 1 or post.body_undecided)].append(post)
    for (body, undecided), posts in groups.items():
        go_on_in(posts, body, row.on, undecided=undecided)


def _move_children(before: list[Organisation], heir: Organisation, on: date) -> None:
    """What lay under an old body lies under the one that came after it."""
    for child in Organisation.objects.filter(parent__in=before, valid_to__isnull=True):
        place_under(child, heir, on)


def place_under(body: Organisation, parent: Organisation, on: date) -> None:
    """From this day on, the body lies under another."""
    OrganisationParent.objects.filter(organisation=body, valid_to__isnull=True).update(valid_to=on)
    OrganisationParent.objects.create(organisation=body, parent=parent, valid_from=on)
    body.parent = parent
    body.save(update_fields=["parent"])


def handover_of(row: Reorganisation, at: datetime) -> Handover:
    """From whom to whom a plan that has taken effect hands over, as things are today."""
    rows = list(row.successions.select_related("before", "after"))
    keeper = next((one.before.heir_id for one in rows if one.before.heir_id), None)
    if keeper is None:
        raise LookupError(f"nobody answers for what {row} ended")
    today = {one.after.pk: one.after.heir_id or one.after.pk for one in rows if one.after}
    share = {code: today[one.after_id] for one in rows if one.after_id for code in one.share}
    ended = frozenset(one.before_id for one in rows)
    return Handover(row.pk, row.on, row.basis, ended, keeper, at, several=len(today) != 1, share=share)
