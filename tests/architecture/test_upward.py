"""Rules 1 and 6: no way up that the import linter cannot see: keys, migrations, dotted names, looked-up models."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field

from tests.architecture import house

DOTTED = re.compile(r"^duoc(\.[a-z_0-9]+)+(:[\w.]+|\.[A-Za-z_]\w*)?$")


def ours() -> dict[str, str]:
    """App label to package."""
    return {config.label: config.name for config in apps.get_app_configs() if config.name.startswith("duoc.")}


def test_no_key_points_up() -> None:
    packages = ours()
    bad = []
    for model in apps.get_models():
        mine = packages.get(model._meta.app_label)
        if not mine:
            continue
        for field in model._meta.get_fields():
            target = field.related_model if isinstance(field, Field) else None
            other = packages.get(target._meta.app_label) if target and not isinstance(target, str) else None
            if other and not house.may_know(mine, other):
                bad.append(f"{model._meta.label}.{field.name} -> {other}")
    assert bad == []


def test_keys_between_packages_show_no_way_back() -> None:
    """Rule 7: `related_name="+"` is a wall: otherwise the lower model grows an attribute of the upper one."""
    packages = ours()
    bad = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in packages
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.remote_field and not isinstance(field.related_model, str)
        if field.related_model._meta.app_label in packages
        and field.related_model._meta.app_label != model._meta.app_label
        if not field.remote_field.hidden
    ]
    assert bad == []


def test_the_ground_has_no_key_outside_itself() -> None:
    bad = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if ours().get(model._meta.app_label, "").startswith("duoc.ground.")
        for field in model._meta.get_fields()
        if isinstance(field, Field)
        and field.related_model
        and field.related_model._meta.app_label != model._meta.app_label
    ]
    assert bad == []


def test_no_migration_depends_on_a_higher_one() -> None:
    packages = ours()
    bad = []
    for (app, name), migration in MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items():
        for dependency in [*migration.dependencies, *migration.run_before]:
            mine, other = packages.get(app), packages.get(_label(dependency))
            if mine and other and not house.may_know(mine, other):
                bad.append(f"{app}.{name} -> {dependency}")
    assert bad == []


def _label(dependency: tuple[str, str]) -> str:
    app = dependency[0]
    return settings.AUTH_USER_MODEL.split(".")[0] if app == "__setting__" else app


def higher_names(path: Path) -> Iterator[str]:
    """Strings that name a module on a higher floor, and models looked up by the label of a higher app."""
    mine = house.package_of(house.module_of(path))
    if not mine or mine == "duoc.config":
        return
    labels = {config: name for name, config in ours().items()}
    higher = {label for package, label in labels.items() if not house.may_know(mine, package)}
    for node in ast.walk(house.tree(path)):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        other = house.package_of(node.value.replace(":", ".")) if DOTTED.match(node.value) else ""
        if other and not house.may_know(mine, other):
            yield f"{house.place(path, node.lineno)}: {node.value}"
        if re.match(rf"^({'|'.join(higher) or '-'})\.[A-Z]\w+$", node.value):
            yield f"{house.place(path, node.lineno)}: {node.value}"
    for node in ast.walk(house.tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get_model" and node.args:
            label = node.args[0]
            if isinstance(label, ast.Constant) and label.value in higher:
                yield f"{house.place(path, node.lineno)}: get_model({label.value})"


def test_no_string_names_a_higher_package() -> None:
    assert [line for path in house.files(migrations=True) for line in higher_names(path)] == []


def test_a_name_that_points_up_is_seen(tmp_path: Path, monkeypatch) -> None:
    room = tmp_path / "duoc" / "people"
    room.mkdir(parents=True)
    file = room / "nosy.py"
    file.write_text('a = "duoc.dossiers.actions.receive"\nb = "dossiers.Dossier"\nc = "duoc.ground.ledger.queries"\n')
    monkeypatch.setattr(house, "SOURCE", tmp_path / "duoc")
    monkeypatch.setattr(house, "ROOT", tmp_path)
    assert len(list(higher_names(file))) == 2
