"""Loading the catalogue's people: twice is once, and what the file says holds."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from duoc.people import actions, queries
from duoc.people.models import Account, Appointment, Organisation, Person, Post, RoleGrant

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
FOLDER = settings.CATALOG / settings.PROVINCE
ROLES = settings.CATALOG / "national" / "roles.yaml"


def rows() -> dict[str, list[Any]]:
    models = (Organisation, Person, Account, Post, Appointment, RoleGrant)
    return {model.__name__: sorted(map(str, model.objects.values_list())) for model in models}


def test_loading_again_changes_nothing(province: None) -> None:
    before = rows()
    assert actions.load_organisations(FOLDER) == Organisation.objects.count() > 64
    assert actions.load_roles(ROLES) == RoleGrant.objects.count()
    assert actions.load_cast(FOLDER / "demo" / "cast.yaml") == Account.objects.count()
    assert rows() == before


def test_all_of_the_cast_is_marked_as_demo(province: None) -> None:
    assert not Account.objects.exclude(origin="demo").exists() and not Person.objects.exclude(origin="demo").exists()
    assert not queries.real_people_exist()
    assert not any(account.has_usable_password() for account in Account.objects.all())
    assert all(person.personal_number.startswith("000000000") for person in Person.objects.all())


@pytest.mark.parametrize("kind", ["account", "person"])
def test_one_real_row_ends_the_demo(province: None, kind: str) -> None:
    person = Person.objects.create(origin="real" if kind == "person" else "demo", full_name="Người Thật")
    if kind == "account":
        Account.objects.create(username="real1", person=person, origin="real")
    assert queries.real_people_exist()


def test_a_changed_person_of_the_cast_is_left_alone(province: None) -> None:
    Person.objects.filter(full_name="Nguyễn Thị Thảo").update(phone="0911222333")
    actions.load_cast(FOLDER / "demo" / "cast.yaml")
    assert Person.objects.get(full_name="Nguyễn Thị Thảo").phone == "0911222333"


def roles_file(tmp_path: Path, change: Any) -> Path:
    roles = yaml.safe_load(ROLES.read_text("utf-8"))
    change(roles["roles"])
    file = tmp_path / "roles.yaml"
    file.write_text(yaml.safe_dump(roles), "utf-8")
    return file


def test_a_grant_no_longer_listed_goes(province: None, tmp_path: Path) -> None:
    file = roles_file(tmp_path, lambda roles: roles["clerk"].pop("dossiers:dossier:accept"))
    actions.load_roles(file)
    assert not RoleGrant.objects.filter(role="clerk", power="dossiers:dossier:accept").exists()
    actions.load_roles(ROLES)
    assert RoleGrant.objects.filter(role="clerk", power="dossiers:dossier:accept").count() == 1


@pytest.mark.parametrize(
    ("power", "relation"), [("dossiers:dossier:delete", "unit"), ("dossiers:dossier:read", "galaxy")]
)
def test_an_unknown_power_or_relation_is_refused(province: None, tmp_path: Path, power: str, relation: str) -> None:
    before = rows()
    with pytest.raises(ValueError, match=power if relation == "unit" else relation):
        actions.load_roles(roles_file(tmp_path, lambda roles: roles["clerk"].update({power: relation})))
    assert rows() == before


def test_an_organisation_that_changed_keeps_its_key(province: None, tmp_path: Path) -> None:
    before = Organisation.objects.get(code="so-tu-phap")
    Organisation.objects.filter(pk=before.pk).update(name="Tên cũ")
    actions.load_organisations(FOLDER)
    assert Organisation.objects.get(code="so-tu-phap").pk == before.pk
    assert Organisation.objects.get(code="so-tu-phap").name == before.name
