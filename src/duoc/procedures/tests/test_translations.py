"""Translations beside definitions: complete for every procedure of the province, and told where they are not."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.own_sentences import patterns_of_the_importer

from duoc.language.calculations import Finding, sentences
from duoc.procedures.folders import PARAMETERS, read_document
from duoc.procedures.queries import check_file, skeleton
from duoc.procedures.tests.samples import CATALOG, PROCEDURES, PROVINCE
from duoc.procedures.translations import SHARED, check_translations, file_of, untranslated, written_in

ENGLISH = file_of("en")
INCOMPLETE: frozenset[str] = frozenset()
"""Codes of procedures whose English is not complete yet. This may only get smaller."""
CODE = "1.004692"
MONTHS = [date(2026, month, 1).strftime("%B") for month in range(1, 13)]
FOLDERS = sorted(path.parent for path in PROCEDURES.glob("*/definition.yaml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One procedure alone in a catalogue, with the shared sentences."""
    shutil.copytree(CATALOG / SHARED, tmp_path / SHARED)
    return Path(shutil.copytree(PROCEDURES / CODE, tmp_path / PROVINCE / "procedures" / CODE))


def findings(folder: Path) -> list[Finding]:
    return check_translations(folder, folder.parents[2])


def changed(file: Path, pattern: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert re.search(pattern, text), pattern
    file.write_text(re.sub(pattern, new, text, count=1), "utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_english_is_complete(folder: Path) -> None:
    missing = untranslated(folder, CATALOG, "en")
    assert bool(missing) == (folder.name in INCOMPLETE), missing
    assert folder.name in INCOMPLETE or not check_translations(folder, CATALOG)


def test_every_shared_sentence_is_read_somewhere_and_the_vocabularies_are_complete() -> None:
    vocabulary = {sentence for _place, sentence in sentences(read_document(CATALOG / SHARED / "sense.yaml").data)}
    vocabulary |= {sentence for _place, sentence in sentences(read_document(CATALOG / PARAMETERS).data)}
    for name in ("fields", "life-events"):
        vocabulary |= set(read_document(CATALOG / SHARED / f"{name}.yaml").data["entries"].values())
    shared = read_document(CATALOG / SHARED / ENGLISH).data.keys()
    assert not vocabulary - shared
    unread = shared - vocabulary - {sentence for folder in FOLDERS for sentence in written_in(folder)}
    imported = patterns_of_the_importer()
    assert not {sentence for sentence in unread if not any(text.fullmatch(sentence) for text in imported)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_figures_and_citations_are_the_same_in_both(folder: Path) -> None:
    """A slip in an amount, an article or a year is the one that harms."""
    entries = read_document(folder / ENGLISH).data | read_document(CATALOG / SHARED / ENGLISH).data
    wrong = {
        vietnamese: english for vietnamese, english in entries.items() if not figures(vietnamese) <= figures(english)
    }
    assert not wrong


def figures(text: str) -> set[str]:
    """The numbers in a text as bare digits; dates and decimals by their parts."""
    for number, name in enumerate(MONTHS, 1):
        text = text.replace(f" {name} ", f" {number} ")
    plain = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text)
    return {digits.lstrip("0") for digits in re.findall(r"\d+", plain)}


def test_a_changed_sentence_is_missing_and_the_old_translation_is_outdated(folder: Path) -> None:
    changed(folder / "definition.yaml", "Phần lớn diện tích nằm ở xã, phường nào", "Phần lớn diện tích ở xã nào")
    missing, outdated = findings(folder)
    assert missing.file.endswith("definition.yaml") and missing.line > 1 and missing.level == "warning"
    assert outdated.file.endswith(ENGLISH) and outdated.line == 5
    assert "Phần lớn diện tích ở xã nào?" in missing.what and "Phần lớn diện tích ở xã nào?" in outdated.remedy


def test_an_unknown_sentence_is_found(folder: Path) -> None:
    changed(folder / ENGLISH, r"\Z", "Câu không ai nói: Nobody says this\n")
    [finding] = findings(folder)
    assert "Câu không ai nói" in finding.what and finding.line == 7


def test_a_translation_that_is_no_sentence_is_found(folder: Path) -> None:
    changed(folder / ENGLISH, r"\Z", "Câu lạ: 5\n")
    [finding] = findings(folder)
    assert finding.line == 7 and finding.level == "error"


def test_a_language_in_which_nobody_writes_is_not_missed(folder: Path) -> None:
    (folder / ENGLISH).unlink()
    assert not findings(folder)


def test_the_check_of_a_definition_checks_its_translations(folder: Path) -> None:
    changed(folder / ENGLISH, r"\Z", "Câu không ai nói: Nobody says this\n")
    assert "translation" in {finding.kind for finding in check_file(folder / "definition.yaml", CATALOG, PROVINCE)}


def test_the_skeleton_is_what_is_missing_and_can_be_appended(folder: Path) -> None:
    catalog = folder.parents[2]
    assert skeleton(folder, catalog, "en") == ""
    (folder / ENGLISH).write_text("Phần lớn diện tích nằm ở xã, phường nào?: In which one?\n", "utf-8")
    lines = skeleton(folder, catalog, "en")
    assert len(lines.splitlines()) == 4 and lines.endswith("''")
    with (folder / ENGLISH).open("a", encoding="utf-8") as file:
        file.write(lines + "\n")
    assert len(findings(folder)) == 4  # written, not translated
