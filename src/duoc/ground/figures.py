"""Whole numbers as Vietnamese texts write them. Pure."""


def grouped(number: int) -> str:
    """Thousands with points: 1234567 is 1.234.567, in every language of our pages."""
    return f"{number:,}".replace(",", ".")
