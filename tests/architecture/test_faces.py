"""The three faces are built alike (ADR 0011): a folder for each screen, few files at the root, names of one meaning."""

from collections import Counter

from tests.architecture import house

FACES = ("portal", "desk", "exchange")
# The same role in every face and screen, so the only base names that may stand twice in the faces.
ROLES = {"__init__", "apps", "forms", "gate", "in_person", "labels", "page", "serialize", "urls", "views"}


def test_every_address_is_answered_from_the_folder_of_its_screen() -> None:
    for face in FACES:
        urls = house.SOURCE / "faces" / face / "urls.py"
        for line, name in house.imports(urls):
            inner = name.removeprefix(f"duoc.faces.{face}.").split(".")
            assert inner[-1] == "views" or inner[0] == "gate", house.place(urls, line)


def test_a_view_stands_in_a_folder_of_its_own() -> None:
    for face in FACES:
        root = house.SOURCE / "faces" / face
        assert (root / "gate.py").exists() and not list(root.glob("views*"))
        for view in root.rglob("views.py"):
            assert view.parent.parent == root, view


def test_a_base_name_has_one_meaning() -> None:
    files = [path for path in house.files() if path.is_relative_to(house.SOURCE / "faces")]
    names = Counter(path.stem for path in files if path.parent.name != "templatetags")
    assert {name for name, count in names.items() if count > 1} <= ROLES


def test_a_page_lies_in_the_room_that_shows_it() -> None:
    """The name of a template begins with its face; a part that two faces need is one of the design."""
    for face in FACES:
        others = [f'"{other}/' for other in FACES if other != face]
        for path in (house.SOURCE / "faces" / face).rglob("*"):
            if path.suffix in {".py", ".html"} and "tests" not in path.parts:
                text = path.read_text("utf-8")
                named = [start for start in others if any(f"{start}{rest}" in text for rest in _pages(start))]
                assert named == [], path


def _pages(start: str) -> list[str]:
    root = house.SOURCE / "faces" / start.strip('"/')
    return [f'{path.relative_to(root)}"' for path in root.rglob("*.html")]
