"""The official electronic identification codes of bodies are taken in."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.refusal import Invalid
from duoc.people.models import Organisation
from duoc.people.powers import WORKER

# QCVN 102:2016/BTTTT: letter and two digits for the first level; older lists write "000.00.00.H49". To verify for 2026.
OFFICIAL = re.compile(r"[A-Z0-9]{2,3}(\.[A-Z0-9]{2,3}){0,3}")


class IdentifiersRefused(Invalid):
    """The list names unknown bodies, or codes that are none. `faults` maps our codes to sentences."""


@transaction.atomic
def import_identifiers(identifiers: Mapping[str, str], *, at: datetime) -> int:
    """Keeps the official codes of a list, all or none. Dossier codes begin with them from the next acceptance on.

    Args:
        identifiers: by our code of the body.

    Raises:
        IdentifiersRefused: unknown bodies, codes of another form, one code for two bodies.

    Returns:
        How many bodies have another code than before.
    """
    rows = {row.code: row for row in Organisation.objects.select_for_update().filter(code__in=identifiers)}
    faults = {code: _("Không có cơ quan nào mang mã này.") for code in identifiers if code not in rows}
    faults |= {code: _("Mã định danh không đúng dạng.") for code, one in identifiers.items() if not _is_official(one)}
    others = Organisation.objects.exclude(code__in=identifiers).exclude(identifier="")
    taken = list(others.values_list("identifier", flat=True)) + list(identifiers.values())
    faults |= {
        code: _("Hai cơ quan không thể cùng một mã.") for code, one in identifiers.items() if taken.count(one) > 1
    }
    if faults or not identifiers:
        sentences = "; ".join(f"{code}: {sentence}" for code, sentence in faults.items()) or _("không có dòng nào")
        raise IdentifiersRefused(
            _("Danh sách chưa dùng được: %(faults)s") % {"faults": sentences}, _("Hãy sửa tệp rồi chạy lại."), faults
        )
    changed = [row for code, row in rows.items() if row.identifier != identifiers[code]]
    Organisation.objects.filter(pk__in=[row.pk for row in changed]).update(identifier="")  # codes may change places
    for row in changed:
        row.identifier = identifiers[row.code]
        row.save(update_fields=["identifier"])
        ledger.append(
            action="organisation.identified",
            actor=WORKER.key,
            post="",
            subject=("organisation", str(row.pk)),
            facts={"identifier": row.identifier},
            at=at,
        )
    return len(changed)


def _is_official(identifier: str) -> bool:
    return OFFICIAL.fullmatch(identifier) is not None
