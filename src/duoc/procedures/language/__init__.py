"""The definition language, private to this package: read it through `duoc.procedures.reckon`."""
