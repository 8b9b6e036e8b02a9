"""A line that cannot be taken is told with number, what, why and remedy; the others are read."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from duoc.importer import lines
from duoc.importer.lines import Unreadable, pages
from duoc.importer.source_page import Page, Rejection
from duoc.importer.tests.samples import file_of, page

GOOD = page(code="9.000002")
BAD: dict[str, Any] = {
    "no json": "{không phải json",
    "no object": "[1, 2, 3]",
    "a number": "42",
    "endless": '{"code": NaN}',
    "no utf-8": b'{"code": "\xff"}',
    "a missing name": page(name=None),
    "an empty name": page(name="   "),
    "a name without letters": page(name="2.2"),
    "no code": page(code=None),
    "a wrong code": page(code="abc"),
    "a code of other digits": page(code="١.٠٠٠٠٠١"),
    "a number as name": page(name=7),
    "a list as text": page(documents_text=["a"] * 100_000),
    "an object as text": page(channels_text={"a": 1}),
    "an unknown level": page(levels="Cấp vũ trụ"),
    "a known and an unknown level": page(levels="Cấp tỉnh, Cấp phố"),
    "no level": page(levels=","),
    "markup in a name": page(name="<script>alert(1)</script>Cấp giấy phép"),
    "a hidden tag in a name": page(name="Cấp &lt;b&gt;giấy&lt;/b&gt; phép"),
    "a formula in a name": page(name='=HYPERLINK("http://x","Cấp giấy phép")'),
    "a formula after blanks": page(name="  @SUM(A1) Cấp giấy phép"),
    "a formula with plus": page(name="+cmd(1)|Cấp giấy phép"),
    "too long a text": page(steps_text="a" * 500_000),
    "ten megabytes": page(steps_text="a" * 10_000_000),
    "deep nesting": "[" * 100_000,
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_told_and_the_next_is_read(bad: Any, tmp_path: Path) -> None:
    items = list(pages(file_of(tmp_path, [bad, GOOD])))
    assert [type(one) for one in items] == [Rejection, Page]
    fault = items[0]
    assert isinstance(fault, Rejection)
    assert fault.line == 1
    assert all((fault.what, fault.why, fault.remedy))
    assert len(fault.what) < 400


def test_a_code_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    items = list(pages(file_of(tmp_path, [GOOD, "", GOOD], packed=True)))
    assert isinstance(items[1], Rejection)
    assert items[1].line == 3
    assert "dòng 1" in items[1].what


def test_hidden_characters_and_markup_are_taken_out_of_texts(tmp_path: Path) -> None:
    bad = page(name="Cấp gi\u200bấy\x00 phép", steps_text="Bước 1: <b>nộp</b> &lt;i&gt;hồ sơ&lt;/i&gt; &amp; chờ\u202e")
    (item,) = pages(file_of(tmp_path, [bad]))
    assert isinstance(item, Page)
    assert item.name == "Cấp giấy phép"
    assert item.text("steps_text") == "Bước 1: nộp hồ sơ & chờ"
    assert item.doubts.kinds() == {"markup", "hidden_characters"}


def test_a_decomposed_name_is_composed(tmp_path: Path) -> None:
    (item,) = pages(file_of(tmp_path, [page(name="Ca\u0302\u0301p gia\u0302\u0301y phe\u0301p")]))
    assert isinstance(item, Page)
    assert item.name == "Cấp giấy phép"


def test_a_file_that_cannot_be_read_as_a_whole(tmp_path: Path) -> None:
    broken = tmp_path / "broken.gz"
    broken.write_bytes(gzip.compress(b"x" * 10_000)[:-20])
    for path in (tmp_path / "nothing.jsonl", tmp_path, broken):
        with pytest.raises(Unreadable):
            list(pages(path))


def test_a_small_archive_may_not_unfold_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_BYTES", 5_000_000)
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(b"a" * 30_000_000))
    with pytest.raises(Unreadable, match="quá lớn"):
        list(pages(bomb))


def test_too_many_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_LINES", 3)
    with pytest.raises(Unreadable):
        list(pages(file_of(tmp_path, ["1"] * 5)))
