"""Migrations that draw fewer models come to the same state."""

from contextlib import nullcontext
from typing import Any

import pytest
from django.db import models
from django.db.migrations import operations
from django.db.migrations.state import ProjectState, StateApps

from duoc.config import migration

FILLED = models.CheckConstraint(condition=~models.Q(name=""), name="filled")
KNOWN = models.CheckConstraint(condition=~models.Q(name="?"), name="known")
BY_NAME = models.Index(fields=["name"], name="by_name")
CHANGES = (
    operations.AddConstraint("house", FILLED),
    operations.AddConstraint("house", KNOWN),
    operations.AddIndex("house", BY_NAME),
    operations.RemoveConstraint("house", "filled"),
)
DOOR = operations.CreateModel(
    "Door",
    [("id", models.AutoField(primary_key=True)), ("house", models.ForeignKey("place.House", models.CASCADE))],
)


def _drawn() -> ProjectState:
    """A house, and a person who lives in one; both drawn."""
    state = ProjectState()
    operations.CreateModel("House", [("id", models.AutoField(primary_key=True)), ("name", models.TextField())]
    ).state_forwards("place", state)  # fmt: skip
    home = models.ForeignKey("place.House", models.CASCADE, related_name="+")
    operations.CreateModel("Person", [("id", models.AutoField(primary_key=True)), ("home", home)]).state_forwards(
        "place", state
    )
    assert state.apps
    return state


def _changed(state: ProjectState) -> ProjectState:
    for change in CHANGES:
        change.state_forwards("place", state)
    return state


def _options(state: ProjectState) -> list[Any]:
    meta = state.apps.get_model("place", "house")._meta
    written = state.models["place", "house"].options
    return [meta.constraints, meta.indexes, written["constraints"], written["indexes"]]


def test_constraints_and_indexes_stand_where_they_stood() -> None:
    with migration.drawn_once():
        quick = _changed(_drawn())
    assert _options(quick) == _options(_changed(_drawn())) == [[KNOWN], [BY_NAME], [KNOWN], [BY_NAME]]


def test_they_are_there_before_anything_is_drawn_too() -> None:
    state = _drawn()
    del state.__dict__["apps"]
    with migration.drawn_once():
        _changed(state)
    assert "apps" not in state.__dict__
    assert _options(state) == [[KNOWN], [BY_NAME], [KNOWN], [BY_NAME]]


def test_a_new_model_stands_among_those_that_stood() -> None:
    with migration.drawn_once():
        state = _drawn()
        DOOR.state_forwards("place", state)
    house, door = (state.apps.get_model("place", name) for name in ("house", "door"))
    assert door._meta.get_field("house").related_model is house
    assert [one.related_model for one in house._meta.related_objects] == [door]
    assert "place_house" in str(door.objects.filter(house__name="x").query)


def test_a_new_field_joins_its_model_as_if_it_were_drawn_anew() -> None:
    name = operations.AddField("person", "name", models.TextField(default="?"), preserve_default=False)
    guest = operations.AddField("house", "guest", models.ForeignKey("place.Person", models.CASCADE, null=True))
    by_each_way = []
    for way in (migration.drawn_once, nullcontext):
        with way():
            state = _drawn()
            for change in (name, guest):
                change.state_forwards("place", state)
        house, person = (state.apps.get_model("place", one) for one in ("house", "person"))
        assert house._meta.get_field("guest").related_model is person
        assert person._meta.get_field("home").related_model is house
        assert person(name="x").name == "x" and person().name == ""
        by_each_way.append(
            (
                [[field.name for field in model._meta.get_fields()] for model in (house, person)],
                str(house.objects.filter(guest__home__name="x", guest__name="y").query),
                sorted(state.models["place", "person"].fields),
                state.models["place", "person"].fields["name"].has_default(),
            )
        )
    assert by_each_way[0] == by_each_way[1]


def test_no_other_model_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    state, drawn = _drawn(), []

    def note(_apps: StateApps, states: Any) -> None:
        drawn.append({one.name for one in states})

    monkeypatch.setattr(StateApps, "render_multiple", note)
    with migration.drawn_once():
        _changed(state)
        assert drawn == []
        operations.AddField("house", "height", models.IntegerField(null=True)).state_forwards("place", state)
        assert drawn == []
        DOOR.state_forwards("place", state)
    assert drawn == [{"Door"}]
