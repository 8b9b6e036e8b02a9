"""Put one version of a procedure in force."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal
from duoc.ground.rows import actions as rows
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import Definition, load
from duoc.people.powers import Actor, Power, Reach, check
from duoc.procedures.actions.publish_editions import publish_editions, record
from duoc.procedures.bundles import open_bundle
from duoc.procedures.calculations import digest_of
from duoc.procedures.models import Bundle, Procedure, Version

BATCH = 200
NOTED = 25  # entries of the ledger in one statement


class AlreadyPublished(Refusal):
    """Another definition of this procedure already starts on this day."""


@transaction.atomic
def publish(
    data: Mapping[str, Any], *, bundle: Bundle, source: str, at: datetime, actor: Actor | None = None
) -> Version:
    """Publish a definition with its bundle; idempotent: the same of both gives the version that is there.

    The same words with another bundle are the next edition of the version, unless its time is over.

    Args:
        data: the definition as YAML or JSON gave it.
        bundle: everything that it shows or prints besides (`keep_bundle`).
        source: file or page that it was read from, kept with the version.
        actor: who publishes; None for the installation itself, which loads the catalogue that it ships with.

    Raises:
        DefinitionFault: the definition cannot be read.
        AlreadyPublished: it changes a version that already starts on this day.
        Forbidden: the actor may not publish.
    """
    if actor is not None:
        check(actor, Power.PROCEDURE_PUBLISH, Reach(), at)
    definition = load(data, open_bundle(bundle.pk).vocabularies())
    digest = digest_of(definition.raw)
    procedure = _procedure(definition)
    same_day = procedure.versions.filter(valid_from=definition.valid_from).order_by("-edition").first()
    if same_day is not None:
        if same_day.digest == digest:
            return _edition(same_day, bundle, at, actor)
        day = definition.valid_from.strftime("%d/%m/%Y")
        raise AlreadyPublished(
            _("Thủ tục %(code)s đã công bố một bản có hiệu lực từ %(day)s; bản đã công bố không sửa được.")
            % {"code": definition.code, "day": day},
            _("Giữ nguyên bản cũ; ghi nội dung mới vào tệp definition-<ngày>.yaml với valid_from là ngày khác."),
        )
    version = Version.objects.create(
        procedure=procedure,
        valid_from=definition.valid_from,
        valid_to=definition.valid_to,
        definition=definition.raw,
        digest=digest,
        bundle=bundle,
        published_at=at,
        source=source,
    )
    _hand_over(procedure, at)
    _describe(procedure, definition, at)
    record(version, definition.code, at, actor)
    return version


def publish_new(
    definitions: Sequence[Definition], *, bundle: Bundle, source: str, at: datetime, actor: Actor | None = None
) -> Sequence[Version]:
    """Publish many definitions of procedures that were never published before, in the caller's transaction.

    Raises:
        django.db.IntegrityError: one of the procedures is there already.
    """
    procedures = [Procedure(code=definition.code, **columns(definition)) for definition in definitions]
    Procedure.objects.bulk_create(procedures, batch_size=BATCH)
    versions = [
        Version(
            procedure=procedure,
            valid_from=definition.valid_from,
            definition=definition.raw,
            digest=digest_of(definition.raw),
            bundle=bundle,
            published_at=at,
            source=source,
        )
        for procedure, definition in zip(procedures, definitions, strict=True)
    ]
    Version.objects.bulk_create(versions, batch_size=BATCH)
    for start in range(0, len(versions), NOTED):
        with rows.batch():
            for version in versions[start : start + NOTED]:
                record(version, version.procedure.code, at, actor, first=True)
    return versions


def _edition(version: Version, bundle: Bundle, at: datetime, actor: Actor | None) -> Version:
    """The version itself where it holds this bundle already or its time is over, else its next edition."""
    if version.bundle_id == bundle.pk or (version.valid_to and version.valid_to < local(at).date()):
        return version
    [edition] = publish_editions([version.pk], bundle=bundle, at=at, actor=actor)
    return edition


def _procedure(definition: Definition) -> Procedure:
    """The procedure, locked, so that two publishers of one code wait for each other."""
    Procedure.objects.get_or_create(code=definition.code, defaults=columns(definition))
    return Procedure.objects.select_for_update().get(code=definition.code)


def columns(definition: Definition) -> dict[str, Any]:
    """What lists need of a definition, as columns of its procedure."""
    return {
        "name": definition.name,
        "short_name": definition.short_name,
        "summary": definition.summary,
        "field": definition.field,
        "kind": definition.kind,
        "audience": list(definition.audience),
        "online": definition.online.mode,
        "handled_in": definition.handled_in,
        "life_events": list(definition.life_events),
    }


def _hand_over(procedure: Procedure, at: datetime) -> None:
    """Each version ends the day before the next one starts, unless it says itself that it ends earlier. Where the
    province has its own definition, that of the national page ends yesterday, however late it began."""
    versions = list(procedure.versions.annotate(kind=KeyTextTransform("kind", "definition")).order_by("valid_from"))
    own = [version for version in versions if version.kind != "imported"]
    starts = sorted({version.valid_from for version in own or versions})
    for earlier in own or versions:
        if later := next((day for day in starts if day > earlier.valid_from), None):
            _end(earlier, later - timedelta(days=1))
    for imported in (version for version in versions if own and version not in own):
        _end(imported, max(imported.valid_from, local(at).date() - timedelta(days=1)))


def _end(version: Version, last_day: date) -> None:
    if version.valid_to is None or version.valid_to > last_day:
        version.valid_to = last_day
        version.save(update_fields=["valid_to"])


def _describe(procedure: Procedure, published: Definition, at: datetime) -> None:
    """The columns for lists follow the version in force today, or the newest where none is."""
    versions = list(procedure.versions.order_by("-valid_from", "-edition").only("valid_from", "valid_to", "bundle_id"))
    today = local(at).date()
    current = next((item for item in versions if item.valid_from <= today <= (item.valid_to or date.max)), versions[0])
    if current.valid_from != published.valid_from:
        published = load(current.definition, open_bundle(current.bundle_id).vocabularies())
    Procedure.objects.filter(pk=procedure.pk).update(**columns(published))
