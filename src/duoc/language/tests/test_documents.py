"""YAML is read strictly: what is no plain text or number is refused, with the line, and nothing ends in a crash."""

import pytest

from duoc.language.documents import DefinitionFault, parse

# the file, the line to blame, a word of what is said
BROKEN = [
    ("a: 1\nb:\n\tc: 1\n", 3, "YAML sai cú pháp"),
    ("a:\t1\n", 1, "YAML sai cú pháp"),
    ("a: 1\nfor: [citizen\nb: 2\n", 3, "YAML sai cú pháp"),
    ("a: 1\nb: {ask: Có không?, c: 1}\n", 2, "YAML sai cú pháp"),
    ("a: 1\n---\nb: 2\n", 2, "YAML sai cú pháp"),
    ("a: 1\nb:\n- &x 1\n- *x\n", 4, "bí danh"),
    ("a: &a [*a]\n", 1, "bí danh"),
    ("a: 1\nb: 2\na: 3\n", 3, "Mục «a» viết hai lần"),
    ("a: 1\nb: {c: 1, c: 2}\n", 2, "Mục «c» viết hai lần"),
    ("a: 1\nb: " + "[" * 60 + "]" * 60, 2, "Lồng nhau quá sâu"),
    ("a: " + "[" * 5000 + "]" * 5000, 1, "không dùng được"),
    ("a: \x07\n", 1, "không dùng được"),
    ("a: 1\nb: !!python/object:x.y 1\n", 2, "YAML sai cú pháp"),
    ("a: 1\nb: !!timestamp 2026-13-45\n", 2, "«2026-13-45»"),
    ("a: 1\nb: 0b_\n", 2, "«0b_»"),
]


@pytest.mark.parametrize(("text", "line", "say"), BROKEN)
def test_a_broken_file_is_refused_with_its_line(text: str, line: int, say: str) -> None:
    with pytest.raises(DefinitionFault) as refused:
        parse(text, "a.yaml")
    [finding] = refused.value.findings
    assert (finding.kind, finding.file, finding.line) == ("yaml", "a.yaml", line)
    assert say in finding.what
    assert finding.remedy


@pytest.mark.parametrize("word", ["2026-11-24", "2026-13-45", "on", "off", "yes", "no", "True", "~", "1.2.3", "="])
def test_a_plain_word_stays_text(word: str) -> None:
    assert parse(f"a: {word}").data == {"a": word}


def test_numbers_and_three_words_are_more_than_text() -> None:
    data = parse("[1, -2, 1.5, 1:30, true, false, null, 'true', '1']").data
    assert data == [1, -2, 1.5, 90, True, False, None, "true", "1"]


def test_every_part_has_its_line() -> None:
    document = parse("a: 1\nb:\n  c:\n    - x\n    - {d: 1,\n       e: 2}\n")
    places = [(), ("a",), ("b",), ("b", "c"), ("b", "c", 0), ("b", "c", 1), ("b", "c", 1, "d"), ("b", "c", 1, "e")]
    assert [document.line(place) for place in places] == [1, 1, 2, 3, 4, 5, 5, 6]
    assert document.line(("b", "c", 1, "e", "nowhere")) == 6
