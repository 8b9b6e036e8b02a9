"""The definition language, private to this package: read it through `duoc.language.calculations`."""
