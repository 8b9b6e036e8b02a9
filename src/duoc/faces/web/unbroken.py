"""An amount of money never breaks at the end of a line: "8.000 đồng" is one word to the eye, wherever it stands."""

import re

AMOUNT = re.compile(r"<textarea\b.*?</textarea>|<[^>]*>|(?<=\d) (?=đồng\b|VND\b)", re.DOTALL)
"""What people typed and what stands in tags is passed over."""
NO_BREAK = "\N{NO-BREAK SPACE}"


def unbroken(html: str) -> str:
    """The page with its amounts held together."""
    return AMOUNT.sub(lambda match: NO_BREAK if match.group() == " " else match.group(), html)
