"""Everything the interface says has its English, the compiled catalogue is the written one, nothing is left behind."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages import Catalog
from scripts import messages

from tests.architecture import house

REMEDY = "run: make messages, then write the English into src/duoc/locale/en"


@pytest.fixture(scope="module")
def sentences() -> set[object]:
    return ids(messages.sentences())


def ids(catalog: Catalog) -> set[object]:
    return {message.id for message in catalog if message.id}


def test_every_sentence_has_its_english(sentences: set[object]) -> None:
    assert sentences - ids(messages.english()) == set(), REMEDY
    assert messages.untranslated(messages.english()) == [], REMEDY


def test_no_english_is_left_of_sentences_that_are_gone(sentences: set[object]) -> None:
    english = messages.english()
    assert ids(english) - sentences == set(), REMEDY
    assert english.obsolete == {}, REMEDY


def test_the_compiled_catalogue_is_the_written_one() -> None:
    for path, content in messages.files_of(messages.english()).items():
        assert path.read_bytes() == content, REMEDY


@pytest.mark.parametrize("pattern", [r"%\(\w+\)[sd]|%[sd]", r"\{\w+\}"])
def test_translations_keep_what_is_filled_in(pattern: str) -> None:
    for message in messages.english():
        text = message.id if isinstance(message.id, str) else message.id[-1]
        for form in [message.string] if isinstance(message.string, str) else message.string:
            assert not message.id or sorted(re.findall(pattern, form)) == sorted(re.findall(pattern, text)), text


def test_finds_what_python_and_templates_say(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('x = _("Nộp " "hồ sơ")\ny = ngettext_lazy("một", "nhiều", "n")\n', "utf-8")
    for folder, text in (("screen", "Gửi"), ("templates", "Trả"), ("tests", "không lấy")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html").write_text(
            f'{{% load i18n %}}\n  {{% translate "{text}" %}} {{{{ t|default:_("{text} rõ") }}}}\n'
            "    \"'{% blocktranslate count n=n %}{{ n }} tệp{% plural %}{{ n }} các tệp{% endblocktranslate %}'",
            "utf-8",
        )
    assert ids(messages.sentences(tmp_path)) == {
        "Nộp hồ sơ",
        ("một", "nhiều"),
        "Gửi",
        "Gửi rõ",
        "Trả",
        "Trả rõ",
        ("%(n)s tệp", "%(n)s các tệp"),
    }


def test_a_missing_a_fuzzy_and_half_a_translation_are_seen() -> None:
    catalog = Catalog(locale="en")
    catalog.add("xã", "commune")
    catalog.add("thôn")
    catalog.add("tỉnh", "province", flags={"fuzzy"})
    catalog.add(("một", "nhiều"), ("one", ""))
    assert [message.id for message in messages.untranslated(catalog)] == ["thôn", "tỉnh", ("một", "nhiều")]


def test_a_catalogue_out_of_step_is_named(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(messages, "CATALOGUE", tmp_path / "django.po")
    messages.CATALOGUE.write_bytes(b'msgid "Kh\xc3\xb4ng ai n\xc3\xb3i"\nmsgstr "Nobody says this"\n')
    for language, sentence in (("en_US", "django.po is out of step"), ("vi_VN", "django.po chưa khớp với mã")):
        monkeypatch.setenv("LC_ALL", language)
        assert messages.main(check=True) == 1
        assert sentence in capsys.readouterr().err
    assert not (tmp_path / "django.mo").exists()


def hidden(tree: ast.AST) -> list[int]:
    """Lines with a sentence that no tool can collect: one inside an f-string, or one put together at run time."""
    parts = [part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    calls = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in messages.KEYWORDS]
    return [
        call.lineno
        for call in calls
        for arg in call.args[:2]
        if isinstance(arg, ast.BinOp | ast.JoinedStr) or (call in parts and isinstance(arg, ast.Constant))
    ]


def test_no_sentence_is_hidden_from_the_collector() -> None:
    places = [f"{path}:{line}" for path in house.files() for line in hidden(house.tree(path))]
    assert places == [], "a sentence for translation stands as it is, with %(name)s inside, and outside of f-strings"


@pytest.mark.parametrize("line", ["f\"{_('Nộp')} {code}\"", '_(f"Hồ sơ {code}")', '_("Hồ sơ " + code)'])
def test_a_hidden_sentence_is_seen(line: str) -> None:
    assert hidden(ast.parse(line))
