"""Questions of the desk's own forms, in the shape that the design's fields take."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Asked:
    """One field of a form, as `language.calculations.Question` would be: `type` and `options` decide how it looks."""

    id: str
    ask: str
    type: str
    hint: str = ""
    because: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    required: bool = True
