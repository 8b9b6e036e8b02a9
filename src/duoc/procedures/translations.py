"""Translations of definitions: `words.<language>.yaml` beside them, each Vietnamese sentence with the same in that
language, and one file of the sentences that several procedures share beside the vocabularies.

Both belong to the bundle of a version: a sentence translated anew is another edition.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from django.utils.translation import gettext as _

from duoc.language.calculations import DefinitionFault, Document, Finding, Translation, sentences
from duoc.procedures.folders import definition_files, read_document

SHARED = "national/vocabularies"
LANGUAGES = ("en",)


def file_of(language: str) -> str:
    """The name of the files in which a language stands."""
    return f"words.{language}.yaml"


def read_translation(*files: Path) -> Translation:
    """The sentences of these files, where a later one says it better than an earlier one; an empty one says nothing.

    Raises:
        DefinitionFault: a file is no YAML, or no list of sentences.
    """
    read = [_entries(read_document(file)) for file in files if file.is_file()]
    return {vietnamese: words for entries in read for vietnamese, words in entries.items() if words}


def _entries(document: Document) -> dict[str, str]:
    data = document.data if document.data is not None else {}
    if not isinstance(data, dict) or not all(isinstance(words, str) for words in data.values()):
        what = _("Tệp bản dịch phải là danh sách «câu tiếng Việt: câu dịch».")
        place: tuple[str, ...] = ()
        if isinstance(data, dict):
            place = next((str(key),) for key, words in data.items() if not isinstance(words, str))
        finding = Finding("shape", place, what, _("Máy không đọc được bản dịch."), _("Đặt câu dịch trong nháy."))
        raise DefinitionFault([document.placed(finding)])
    return data


def written_in(folder: Path) -> dict[str, tuple[Document, tuple[str | int, ...]]]:
    """Each sentence of the versions in a folder of one procedure, with the document and place where it first stands.

    Raises:
        DefinitionFault: a definition is no YAML.
    """
    first: dict[str, tuple[Document, tuple[str | int, ...]]] = {}
    for path in definition_files(folder):
        document = read_document(path)
        for place, sentence in sentences(document.data):
            first.setdefault(sentence, (document, place))
    return first


def untranslated(folder: Path, catalog: Path, language: str) -> list[str]:
    """The sentences of a procedure that have no translation yet, in the order in which they stand.

    Raises:
        DefinitionFault: a file cannot be read.
    """
    known = read_translation(catalog / SHARED / file_of(language), folder / file_of(language))
    return [sentence for sentence in written_in(folder) if sentence not in known]


def check_translations(folder: Path, catalog: Path) -> list[Finding]:
    """What the translations of a procedure lack, and what they translate that nobody says any more.

    A language in which no procedure of the province is written is not missed.
    """
    try:
        return [
            finding
            for language in LANGUAGES
            if any(folder.parent.glob(f"*/{file_of(language)}"))
            for finding in _check(folder, catalog, language)
        ]
    except DefinitionFault as fault:
        return list(fault.findings)


def _check(folder: Path, catalog: Path, language: str) -> Iterator[Finding]:
    written, missing = written_in(folder), untranslated(folder, catalog, language)
    why = _("Người đọc ngôn ngữ «%(language)s» sẽ gặp câu tiếng Việt.") % {"language": language}
    for sentence in missing:
        document, place = written[sentence]
        what = _("Chưa dịch câu «%(sentence)s».") % {"sentence": sentence}
        remedy = _("Thêm câu dịch vào %(file)s.") % {"file": file_of(language)}
        yield document.placed(Finding("translation", place, what, why, remedy, level="warning"))
    own = folder / file_of(language)
    if own.is_file():
        document = read_document(own)
        for sentence in _entries(document):
            if sentence not in written:
                yield document.placed(_outdated(sentence, missing))


def _outdated(sentence: str, missing: Sequence[str]) -> Finding:
    what = _("Không còn câu «%(sentence)s» trong định nghĩa.") % {"sentence": sentence}
    now = get_close_matches(sentence, missing, n=1)
    remedy = _("Xóa dòng này.")
    if now:
        remedy = _("Câu tiếng Việt nay là «%(now)s»: dịch lại cho khớp.") % {"now": now[0]}
    why = _("Bản dịch của câu không ai đọc nữa.")
    return Finding("translation", (sentence,), what, why, remedy, level="warning")


def skeleton(folder: Path, catalog: Path, language: str) -> str:
    """What is missing, a sentence a line, as it is written in the file of translations; empty when nothing is."""
    quoted = (sentence.replace("'", "''") for sentence in untranslated(folder, catalog, language))
    return "\n".join(f"'{sentence}': ''" for sentence in quoted)
