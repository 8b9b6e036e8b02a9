"""Pure rules of publishing: when two definitions say the same."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def digest_of(raw: Mapping[str, Any]) -> str:
    """SHA-256 of a definition as compact JSON in the order in which it was written.

    Not of its canonical form: the first variant whose condition holds is the case, so another order says another thing.
    """
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
