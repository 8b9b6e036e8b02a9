"""Regular expressions of definitions, matched in linear time: no text that people type can make one run for long."""

from functools import lru_cache

from jsonschema_rs import Draft202012Validator, RegexOptions


@lru_cache(maxsize=1000)
def _validator(pattern: str) -> Draft202012Validator:
    return Draft202012Validator({"pattern": f"^(?:{pattern})$"}, pattern_options=RegexOptions())


def readable(pattern: str) -> bool:
    """Whether it is a regular expression that can be matched."""
    try:
        _validator(pattern)
    except ValueError:
        return False
    return True


def fits(pattern: str, text: str) -> bool:
    """Whether the whole text is as the pattern says; nothing fits one that cannot be read."""
    return readable(pattern) and _validator(pattern).is_valid(text)
