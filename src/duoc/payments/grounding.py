"""The legal basis on which money is given up or given back: it names a text, and is kept as it is printed."""

from duoc.law import queries as law


def fault_of(basis: str, *, needed: bool) -> dict[str, str]:
    """What is wrong with a basis, by its field; empty when nothing is.

    Args:
        needed: False where a rule of the procedure is basis enough; what is written names a text all the same.
    """
    wrong = law.uncited(basis) if basis or needed else ""
    return {"legal_basis": wrong} if wrong else {}


def printed(basis: str) -> str:
    """A basis without fault, with the names of its texts."""
    return law.cited(basis)
