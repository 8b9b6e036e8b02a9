"""Decides whether an upload may be kept. Touches no database and no disk."""

import hashlib
from dataclasses import dataclass
from typing import Any

from duoc.ground.files import file_types, names
from duoc.ground.files.fault_texts import FileRefused as FileRefused
from duoc.ground.files.fault_texts import refusal
from duoc.ground.files.file_types import JPEG
from duoc.ground.files.inspection import confined
from duoc.ground.files.inspection.faults import Fault, Found
from duoc.ground.files.limits import LIMITS, Limits


@dataclass(frozen=True)
class Checked:
    """An upload that may be kept.

    Attributes:
        data: bytes to keep: a PDF as it came (a signature covers its bytes), a picture written anew.
        name: cleaned display name, ending in an extension of its true kind.
        media_type: one of the accepted kinds.
        facts: what was checked and found, shown to people: pages or width and height, signed, sha256 as received.
    """

    data: bytes
    name: str
    media_type: str
    facts: dict[str, Any]


def check(data: bytes, name: str, *, limits: Limits = LIMITS) -> Checked:
    """Takes an upload apart, cheapest question first.

    Args:
        data: all bytes received.
        name: name as the sender gave it; trusted for nothing but display.

    Raises:
        FileRefused: with what happened, why, and what to do next.
    """
    shown = names.clean(name)
    extension = names.extension(shown)
    claim = "" if file_types.claimed(extension) is file_types.UNKNOWN else extension
    true = file_types.of(data)
    fault = _fault(data, claim, true, limits)
    if fault is None:
        try:
            kept, inspected = confined.inspect(data, true.media_type, limits)
        except Found as finding:
            fault = finding.fault
    if fault is not None:
        raise refusal(fault, name=shown, size=len(data), true=true, claimed=claim, limits=limits)
    facts = {**inspected, "received_sha256": hashlib.sha256(data).hexdigest(), "received_size": len(data)}
    kind = JPEG if true in (file_types.HEIC, file_types.WEBP) else true
    if claim not in kind.extensions:
        stem = shown.rpartition(".")[0] if claim else shown
        shown = names.with_extension(stem, kind.extensions[0])
    return Checked(kept, shown, kind.media_type, facts)


def expect_size(size: int, name: str, *, limits: Limits = LIMITS) -> None:
    """Refuses an upload by its size alone, before its bytes are read.

    Args:
        size: bytes that it has.

    Raises:
        FileRefused: it is larger than any file that its name can claim to be.
    """
    shown = names.clean(name)
    extension = names.extension(shown)
    kind = file_types.claimed(extension)
    if size > (limits.bytes if kind is file_types.PDF else limits.photo_bytes):
        raise refusal(Fault.TOO_LARGE, name=shown, size=size, true=kind, claimed=extension, limits=limits)


def _most(kind: file_types.Kind, limits: Limits) -> int:
    return limits.photo_bytes if kind.is_picture else limits.bytes


def _fault(data: bytes, claim: str, true: file_types.Kind, limits: Limits) -> Fault | None:
    if not data:
        return Fault.EMPTY
    if len(data) > _most(true, limits):
        return Fault.TOO_LARGE
    claimed = file_types.claimed(claim)
    claims_something_accepted = claimed.accepted
    if true.is_picture and (claimed.is_picture or claimed is file_types.PICTURE):
        return None  # phones and messengers name one kind of picture like another; the bytes decide
    if claimed is file_types.PDF and true is file_types.UNKNOWN and b"%PDF-" in data[: file_types.BEFORE_MOST]:
        return Fault.LEADING
    if claim and claim not in true.extensions and (claims_something_accepted or true.accepted):
        return Fault.LYING_TYPE
    return None if true.accepted else Fault.NOT_ACCEPTED
