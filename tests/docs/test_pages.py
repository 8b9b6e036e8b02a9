"""What the documents name is there, and they are as short as they promise to be."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.conf import settings

ROOT = Path(settings.CATALOG).parent
SOURCE = ROOT / "src" / "duoc"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/adr/*.md"), *SOURCE.rglob("README.md")])
# Written by `make bench`; sheets that are joined when static files are collected.
MADE = {"docs/BENCHMARKS.md", "design/page.css", "design/desk.css"}
# What these tell to write is written by their own tests.
TUTORIALS = {"add-a-procedure.md", "add-an-act.md"}
FOLDERS = [ROOT, SOURCE, SOURCE / "faces" / "design", SOURCE / "procedures"]


def test_the_pages_are_found() -> None:
    assert len(PAGES) > 25


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_is_there(page: Path) -> None:
    gone = [name for name in named(page) if not any(present(folder, name) for folder in [page.parent, *FOLDERS])]
    assert gone == []


def test_a_name_that_is_not_there_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("`config/nothing.py` and [a link](docs/nowhere.md), not `<code>/x.py` or `DUOC_VAR/files`", "utf-8")
    assert [name for name in named(page) if not present(ROOT, name)] == ["config/nothing.py", "docs/nowhere.md"]


def test_decisions_are_numbered_without_gap_and_named_after_their_number() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    titles = [record.read_text("utf-8").splitlines()[0] for record in records]
    assert [int(re.sub(r"\D", " ", title).split()[0]) for title in titles] == list(range(1, len(records) + 1))


def test_a_package_is_told_in_thirty_lines() -> None:
    long = {str(page): count for page in SOURCE.rglob("README.md") if (count := lines(page)) > 30}
    assert long == {}


def test_pictures_are_few_and_light() -> None:
    pictures = list((ROOT / "docs" / "pictures").iterdir())
    assert len(pictures) <= 5
    assert max(picture.stat().st_size for picture in pictures) < 250_000
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [picture.name for picture in pictures if f"docs/pictures/{picture.name}" not in readme] == []


def test_who_publishes_code_says_what_it_is() -> None:
    description = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert description["legal"]["license"] == "EUPL-1.2"
    assert set(description["description"]) == set(description["localisation"]["availableLanguages"])
    assert all(len(words["shortDescription"]) <= 150 for words in description["description"].values())


def named(page: Path) -> Iterator[str]:
    """Links within the tree, and words in backticks that look like a file with its folder."""
    text = page.read_text("utf-8")
    text = re.sub(r"^( {4}.*|```[^`]*```)$", "", text, flags=re.M) if page.name not in TUTORIALS else ""
    for name in re.findall(r"`([a-z][\w.-]*(?:/[\w.-]+)*/[\w-]+\.(?:py|md|yaml|typ|css|sh))`", text):
        yield name
    for name in re.findall(r"\]\(([^)#:]+)\)", text):
        yield name


def present(folder: Path, name: str) -> bool:
    return name in MADE or (folder / name).exists()


def lines(page: Path) -> int:
    return len(page.read_text("utf-8").splitlines())
