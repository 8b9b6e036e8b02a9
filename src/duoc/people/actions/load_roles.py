"""Which role holds which power, from the catalogue."""

from pathlib import Path

import yaml

from duoc.people.models import RoleGrant
from duoc.people.powers import Power, Relation


def load_roles(file: Path) -> int:
    """Brings the grants up to what `roles.yaml` says. A grant no longer listed is removed.

    Raises:
        ValueError: the file names a power or relation that is not in the closed list.

    Returns:
        int, the number of grants.
    """
    data = yaml.safe_load(file.read_text("utf-8"))
    wanted = {
        (role, Power(power).value, Relation(relation).value)
        for role, grants in data["roles"].items()
        for power, relation in grants.items()
    }
    held = {(row.role, row.power, row.relation): row for row in RoleGrant.objects.all()}
    RoleGrant.objects.filter(pk__in=[row.pk for key, row in held.items() if key not in wanted]).delete()
    RoleGrant.objects.bulk_create(
        RoleGrant(role=role, power=power, relation=relation, valid_from=data["valid_from"])
        for role, power, relation in sorted(wanted - held.keys())
    )
    return len(wanted)
