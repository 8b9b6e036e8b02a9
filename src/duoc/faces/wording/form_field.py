"""Fields of forms that no definition describes, in the shape that the design's fields take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from duoc.dossiers.acts import Field
from duoc.language.calculations import Area


@dataclass(frozen=True)
class FormField:
    """One field of a form, as `language.calculations.Question` would be: `type` and `options` decide how it looks."""

    id: str
    ask: str
    type: str
    hint: str = ""
    because: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    required: bool = True
    needed: str = ""
    areas: Mapping[str, Area] = field(default_factory=dict)


def form_fields(fields: Iterable[Field]) -> list[FormField]:
    """The fields of an act's form, in the language of the page."""
    return [
        FormField(
            one.id,
            str(one.ask),
            one.type,
            str(one.hint),
            options=one.choices,
            required=one.required,
            needed=str(one.needed),
            areas=one.areas(),
        )
        for one in fields
    ]
