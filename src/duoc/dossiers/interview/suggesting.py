"""What stands in fields that nobody has answered yet."""

from typing import Any

from duoc.language.calculations import AskedPage, Definition


def suggestions(definition: Definition, page: AskedPage, place: str) -> dict[str, Any]:
    """The procedure's own suggestions; at a counter its commune, where the answer says which commune decides.

    Args:
        place: code of the commune at whose counter the request is written; "" elsewhere.
    """
    own = {question.id: question.default for question in page.questions if question.default is not None}
    deciding = {one.commune_of for one in definition.competent}
    here = {one.id: place for one in page.questions if one.id in deciding and place in one.options}
    return {**own, **here}
