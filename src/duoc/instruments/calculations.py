"""Door: how documents are numbered, and what stands above a signature. Pure."""

from duoc.instruments.rules import (
    AT_LEAST,
    BodyNumbering,
    Numbering,
    Unsound,
    moved_on,
    numbering_of_kind,
    title_lines,
)

__all__ = ["AT_LEAST", "BodyNumbering", "Numbering", "Unsound", "moved_on", "numbering_of_kind", "title_lines"]
