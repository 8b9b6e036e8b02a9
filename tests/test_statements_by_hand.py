"""What is read and written by hand for speed is the same as what the framework reads and writes (docs/adr/0015)."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, models, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg._queries import MAX_CACHED_STATEMENT_PARAMS

from duoc.dossiers import actions as dossiers
from duoc.dossiers import copies, hands
from duoc.dossiers.contacting import sign_in_known
from duoc.dossiers.models import Assignment, Dossier, FilingNotice, Turn
from duoc.ground.files import actions as files
from duoc.ground.ledger.models import Entry
from duoc.ground.rows import actions as rows
from duoc.ground.rows.queries import Statement, compiled_once
from duoc.notices.models import Delivery, Notice
from duoc.people import actions as people_actions
from duoc.people import queries as people
from duoc.people.models import Account, Appointment, Organisation, Person, RoleGrant
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, key, pdf

pytestmark = pytest.mark.django_db
ONLY_THE_DATABASE_KNOWS = {(Entry, "number"), (Entry, "transaction")}


def columns(row: models.Model, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What stands in the row's columns, by attribute."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields} | dict.fromkeys(without)


def test_an_account_by_its_token_is_the_account_that_signs_in(province: None) -> None:
    for account in Account.objects.select_related("person"):
        Appointment.objects.filter(person=account.person).delete()  # a token acts in no post
        digest = people_actions.token_digest(people_actions.make_token(account, at=MONDAY))
        actor, signed_in = people.actor_of_token(digest, MONDAY), people.actor_for(account, MONDAY)
        assert actor == signed_in
        assert (
            columns(people.acting_person(actor)) == columns(people.acting_person(signed_in)) == columns(account.person)
        )
    assert Account.objects.count() > 3


def test_each_request_reads_its_person_anew(province: None) -> None:
    account = Account.objects.select_related("person").get(username="citizen1")
    digest = people_actions.token_digest(people_actions.make_token(account, at=MONDAY))
    for phone in ("0912000001", "0912000002"):
        Person.objects.filter(pk=account.person_id).update(phone=phone)
        actor = people.actor_of_token(digest, MONDAY)
        assert actor is not None and people.acting_person(actor).phone == phone


@pytest.mark.parametrize("turn", ["", "valid_from", "valid_to"])
def test_the_powers_of_a_token_end_on_the_day_that_they_end_for_everybody(province: None, turn: str) -> None:
    account = Account.objects.select_related("person").get(username="citizen1")
    digest = people_actions.token_digest(people_actions.make_token(account, at=MONDAY))
    grant = RoleGrant.objects.filter(role=people.CITIZEN).order_by("power").first()
    assert grant is not None
    if turn:
        RoleGrant.objects.filter(pk=grant.pk).update(**{turn: MONDAY.date()})
    days = [MONDAY + timedelta(days=days) for days in (0, 1)]
    actors = [people.actor_of_token(digest, day) for day in days]
    assert actors == [people.actor_for(account, day) for day in days]


def test_parts_compiled_once_give_what_they_give_built_anew(province: None) -> None:
    days = [MONDAY.date() + timedelta(days=days) for days in (-9000, 0, 1, 9000)]
    for model, parts in ((Dossier, hands.known), (Dossier, sign_in_known), (Appointment, people._brought_by_a_seat)):
        for day in days:
            all_of_it = people.held_on(day) if model is Appointment else Dossier.objects.all()
            once = all_of_it.annotate(**compiled_once(parts, model, day)).order_by("pk")
            anew = all_of_it.annotate(**parts(day)).order_by("pk")
            names = list(parts(day))
            assert list(once.values("pk", *names)) == list(anew.values("pk", *names))
            texts = [str(rows.values(*names).query).replace("(", "").replace(")", "") for rows in (once, anew)]
            assert texts[0] == texts[1], "the day of another call stands in it"


def test_organisations_are_the_same(province: None) -> None:
    for unit in Organisation.objects.all():
        by_code = people.find_organisation(unit.code)
        assert by_code is not None and columns(by_code) == columns(unit)
        assert by_code.parent_name == unit.parent_name == (unit.parent.name if unit.parent else "")
    assert people.find_organisation("no such code") is None


def test_a_value_is_read_through_its_field(province: None, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = Organisation.objects.earliest("code")
    field = Organisation._meta.get_field("name")
    monkeypatch.setattr(field, "from_db_value", lambda value, _column, _connection: f"<{value}>", raising=False)
    by_field = Statement(Organisation, "SELECT {columns} FROM people_organisation AS body WHERE code = %s", "body")
    read = by_field.first([unit.code])
    assert read is not None and read.name == Organisation.objects.get(pk=unit.pk).name == f"<{unit.name}>"


def test_the_version_in_force_is_the_same_on_every_day_on_which_one_begins_or_ends(province: None) -> None:
    versions = list(Version.objects.select_related("procedure"))
    days = {version.valid_from for version in versions} | {version.valid_to for version in versions if version.valid_to}
    around = sorted(day + timedelta(days=shift) for day in days for shift in (-1, 0, 1))
    for code in {version.procedure.code for version in versions}:
        for day in around:
            assert _in_force(code, day) == _in_force_plainly(code, day), (code, day)


def _in_force(code: str, day: date) -> Any:
    try:
        return columns(procedures.in_force(code, day))
    except procedures.NotInForce:
        return None


def _in_force_plainly(code: str, day: date) -> Any:
    version = (
        Version.objects.filter(procedure__code=code, valid_from__lte=day)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
        .order_by("-valid_from")
        .first()
    )
    return columns(version) if version else None


def test_the_rows_of_a_filing_are_the_same_in_one_statement_and_one_by_one(
    actor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[models.Model] = []
    who = actor("citizen1")
    paper = str(files.store(pdf(), "chung-sinh.pdf", at=MONDAY, person=str(who.person)).pk)
    with monkeypatch.context() as patch, transaction.atomic():
        patch.setattr(rows, "_write", written.extend)
        dossiers.hand_in(
            actor=who, code=BIRTH, answers=BIRTH_ANSWERS, papers=[("birth_notice", paper)], key=key(), at=MONDAY
        )
        transaction.set_rollback(True)
    assert {type(row) for row in written} == {Dossier, Turn, Assignment, FilingNotice, Entry, Notice, Delivery}
    in_one_statement, one_by_one = _kept(written, batched=True), _kept(written, batched=False)
    assert in_one_statement == one_by_one


def test_many_rows_of_a_table_are_the_same_in_a_statement_of_their_own(
    actor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An act on many dossiers: each column is one value of its statement, however many rows there are."""
    party, body = people.party(actor("citizen1").person), Organisation.objects.order_by("pk").first()
    facts: dict[str, Any] = {"party": party, "organisation": body, "origin": "demo", "kind": "transferred"}
    written: list[models.Model] = []
    for number in range(rows.MANY):
        notice = Notice(**facts, title=f"Tin {number}", body="…", path="/", created_at=MONDAY)
        written += [notice, Delivery(notice=notice, party=party, organisation=body, state="no_address")]
    with CaptureQueriesContext(connection) as captured:
        many = _kept(written, batched=True)
    inserted = [query["sql"] for query in captured if "INSERT" in query["sql"]]
    assert len(inserted) == 2 and all("UNNEST" in text for text in inserted)
    with monkeypatch.context() as patch:
        patch.setattr(rows, "MANY", 10_000)
        assert _kept(written, batched=True) == many
    assert _kept(written, batched=False) == many


def test_every_copy_of_the_competent_unit_follows_by_the_same_rows(province: None) -> None:
    """The condition of each table is the one that the framework writes, on rows of no dossier, of one and of others."""
    statement = copies._statement()
    assert statement.count("UPDATE ") == len(list(copies.copied())) > 20
    chosen = [uuid.uuid4(), uuid.uuid4()]
    for model, field, path in copies.copied():
        table = f'"{model._meta.db_table}"'
        assert f'{table} SET "{field}" = ' in statement
        with connection.cursor() as cursor:
            by_hand = f"SELECT count(*) FROM {table} WHERE {copies._of_dossiers(model, path)}"  # noqa: S608 (names of our own)
            cursor.execute(by_hand, {"ids": chosen})
            assert cursor.fetchone() == (model._default_manager.filter(**{f"{path}__in": chosen}).count(),)


def test_every_copy_of_a_dossier_follows_it_and_of_no_other(road: Any) -> None:
    moved, body = road.to("accepted"), Organisation.objects.exclude(kind="commune").earliest("pk")
    copies.follow([moved.pk], body.pk)
    for model, field, path in copies.copied():
        theirs = model._default_manager.filter(**{path: moved.pk})
        assert set(theirs.values_list(field, flat=True)) <= {body.pk}
    before = Turn.objects.exclude(dossier=moved).count()
    copies.follow([uuid.uuid4()], uuid.uuid4())  # of no dossier: nothing to do, and no such body is looked for
    assert Turn.objects.exclude(dossier=moved).count() == before


def _kept(written: list[models.Model], *, batched: bool) -> list[dict[str, Any]]:
    """The rows as the database holds them; taken back afterwards."""
    with transaction.atomic():
        if batched:
            with rows.batch():
                for row in written:
                    rows.add(row)
        else:
            for row in written:
                row.save(force_insert=True)
        kept = [columns(_read(row), _unknown(row)) for row in written]
        for row in written:
            row._state.adding = True
            for name in _unknown(row):
                setattr(row, name, type(row)._meta.get_field(name).get_default())
        transaction.set_rollback(True)
    return kept


def test_the_driver_keeps_what_it_parsed_of_the_statement_of_a_filing(
    actor: Callable[..., Actor],
) -> None:
    """One value more than the driver keeps, and it parses a statement of 2 KB at each filing."""
    sent: list[int] = []

    def count(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.startswith("WITH r0 AS (INSERT"):
            sent.append(len(values))
        return execute(sql, values, many, context)

    who = actor("citizen1")
    paper = str(files.store(pdf(), "chung-sinh.pdf", at=MONDAY, person=str(who.person)).pk)
    with connection.execute_wrapper(count):
        dossiers.hand_in(
            actor=who, code=BIRTH, answers=BIRTH_ANSWERS, papers=[("birth_notice", paper)], key=key(), at=MONDAY
        )
    assert len(sent) == 1 and sent[0] <= MAX_CACHED_STATEMENT_PARAMS


@pytest.mark.parametrize("taken_back", [False, True])
def test_the_jobs_of_a_batch_are_those_asked_for_one_by_one(taken_back: bool) -> None:
    with transaction.atomic():
        with rows.batch():
            for word in ("one", "two"):
                rows.defer(app.configure_task("dossiers.press_notice"), notice_id=word)
        transaction.set_rollback(taken_back)
    asked_for = [] if taken_back else ["one", "two"]
    with transaction.atomic():
        rows.defer(app.configure_task("dossiers.press_notice"), notice_id="three")
        transaction.set_rollback(taken_back)
    asked_for += [] if taken_back else ["three"]
    jobs = ProcrastinateJob.objects.order_by("id")
    assert [job.args["notice_id"] for job in jobs] == asked_for
    assert len({(job.task_name, job.queue_name, job.priority, job.lock, str(job.status)) for job in jobs}) <= 1


def _read(row: models.Model) -> models.Model:
    return type(row)._default_manager.get(id=row.id)


def _unknown(row: models.Model) -> frozenset[str]:
    return frozenset(name for model, name in ONLY_THE_DATABASE_KNOWS if isinstance(row, model))
