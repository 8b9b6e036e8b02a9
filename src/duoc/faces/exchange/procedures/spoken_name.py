"""What a procedure is called in the language of whoever asks."""

from duoc.dossiers.models import Dossier, Draft
from duoc.faces.web.language import language_of_reader
from duoc.procedures import queries


def name_of(request: Dossier | Draft, kept: str) -> str:
    """The name in the reader's language, as far as the version that it was filed under is translated.

    Args:
        kept: the Vietnamese name, which costs no query.
    """
    language = language_of_reader()
    return kept if language == queries.VIETNAMESE else queries.definition(request.version, language).name
