"""What a procedure is called in the language of whoever asks."""

from duoc.faces.web.language import language_of_reader
from duoc.procedures import queries
from duoc.procedures.models import Version


def name_of(version: Version, kept: str) -> str:
    """The name in the reader's language, as far as the version is translated.

    Args:
        kept: the Vietnamese name, which costs no query.
    """
    language = language_of_reader()
    return kept if language == queries.VIETNAMESE else queries.definition(version, language).name
