"""Keep files as a bundle, and say which bundle the installation goes by."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from duoc.procedures.models import Blob, Bundle, ReferenceData, note_changed
from duoc.procedures.reference import newest


def keep_bundle(files: Mapping[str, bytes]) -> Bundle:
    """The bundle of these files; the same files again give the bundle that is there. Bytes are stored once.

    Args:
        files: path in the catalogue, of one line → bytes.
    """
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    manifest = "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))
    digest = hashlib.sha256(manifest.encode("utf-8")).hexdigest()
    kept = Bundle.objects.filter(pk=digest).first()
    if kept is not None:
        return kept
    new = {digests[path]: data for path, data in files.items()}
    for held in Blob.objects.filter(pk__in=new).values_list("pk", flat=True):
        del new[held]
    Blob.objects.bulk_create((Blob(sha256=sha256, data=data) for sha256, data in new.items()), ignore_conflicts=True)
    Bundle.objects.bulk_create([Bundle(digest=digest, manifest=manifest)], ignore_conflicts=True)
    return Bundle.objects.get(pk=digest)


def go_by(name: ReferenceData.Name, files: Mapping[str, bytes], at: datetime) -> None:
    """From now on the installation goes by these files; nothing changes where it does already."""
    bundle = keep_bundle(files)
    if newest(name) != bundle.pk:
        ReferenceData.objects.create(name=name, bundle=bundle, loaded_at=at)
        note_changed()
