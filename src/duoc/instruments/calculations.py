"""Door: how documents are numbered, and what stands above a signature. Pure."""

from duoc.instruments.rules import (
    AT_LEAST,
    Numbering,
    Unsound,
    body_numbering,
    in_force_on,
    moved_on,
    numbering_on,
    title_lines,
)

__all__ = [
    "AT_LEAST",
    "Numbering",
    "Unsound",
    "body_numbering",
    "in_force_on",
    "moved_on",
    "numbering_on",
    "title_lines",
]
