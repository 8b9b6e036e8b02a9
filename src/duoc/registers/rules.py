"""The rules of the books. Pure."""

from duoc.ground.refusal import NotNow as NotNow


def volume_of(number: int, size: int | None) -> int:
    """In which volume (quyển) of a year's book an entry stands; 1 where all of a year are one."""
    return (number - 1) // size + 1 if size else 1
