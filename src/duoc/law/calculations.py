"""The door to the pure part: numbers and references of legal texts."""

from duoc.law.rules import Reference, Validity, kind_of, normalise, numbers_in, spelled, split_reference

__all__ = ["Reference", "Validity", "kind_of", "normalise", "numbers_in", "spelled", "split_reference"]
