"""Everything the interface says has its English, and the compiled catalogue is the written one."""

import gettext
import io
import re
from pathlib import Path

import pytest

from duoc.faces.design import words

REMEDY = "run: make messages, then write the English into src/duoc/locale/en"


def held() -> words.Catalogue:
    return words.read(words.CATALOGUE.read_text("utf-8"))


def test_every_sentence_has_its_english() -> None:
    english = held()
    missing = [word.text for word in words.said() if not all(english.get(word, ("",)))]
    assert missing == [], REMEDY


def test_no_english_is_left_of_sentences_that_are_gone() -> None:
    assert [word.text for word in held().keys() - words.said()] == [], REMEDY


def test_the_compiled_catalogue_is_the_written_one() -> None:
    assert words.CATALOGUE.with_suffix(".mo").read_bytes() == words.compiled(held()), REMEDY
    assert words.written(held()) == words.CATALOGUE.read_text("utf-8"), REMEDY


@pytest.mark.parametrize("pattern", [r"%\(\w+\)[sd]|%[sd]", r"\{\w+\}"])
def test_translations_keep_what_is_filled_in(pattern: str) -> None:
    for word, forms in held().items():
        for form in filter(None, forms):  # what is missing, another test names
            assert sorted(re.findall(pattern, form)) == sorted(re.findall(pattern, word.many or word.text)), word.text


def test_pythons_gettext_reads_what_was_compiled() -> None:
    catalogue = {
        words.Word("Một xã"): ("One commune",),
        words.Word("%(n)s xã", "%(n)s các xã"): ("%(n)s c", "%(n)s cs"),
    }
    found = gettext.GNUTranslations(io.BytesIO(words.compiled(words.read(words.written(catalogue)))))
    assert found.gettext("Một xã") == "One commune"
    assert found.ngettext("%(n)s xã", "%(n)s các xã", 2) == "%(n)s cs"


def test_finds_what_python_and_templates_say(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('x = _("Nộp " "hồ sơ")\ny = ngettext("một", "nhiều", n)\n', "utf-8")
    pages = tmp_path / "templates"
    pages.mkdir()
    (pages / "a.html").write_text(
        '{% load i18n %}{% translate "Gửi" %}{{ t|default:_("Không rõ") }}'
        "{% blocktranslate count n=n %}{{ n }} tệp{% plural %}{{ n }} các tệp{% endblocktranslate %}",
        "utf-8",
    )
    texts = {(word.text, word.many) for word in words.said(tmp_path)}
    assert texts == {
        ("Nộp hồ sơ", ""),
        ("một", "nhiều"),
        ("Gửi", ""),
        ("Không rõ", ""),
        ("%(n)s tệp", "%(n)s các tệp"),
    }


def test_a_sentence_made_at_run_time_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('x = _(f"Hồ sơ {code}")\n', "utf-8")
    with pytest.raises(words.Unusable, match=r"%\(name\)s"):
        words.said(tmp_path)
