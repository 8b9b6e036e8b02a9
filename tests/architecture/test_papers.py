"""What lies beside the code and must agree with it: dependencies, locks, templates, package folders, definitions."""

import re
import subprocess

import yaml

from tests.architecture import house


def wanted(name: str) -> set[str]:
    """Package names of a requirements*.in file, lower case."""
    lines = (house.ROOT / name).read_text("utf-8").splitlines()
    return {re.split(r"[\[~=<> ]", line)[0].lower() for line in lines if line and line[0] not in "#-"}


def test_every_dependency_has_its_reason() -> None:
    documented = set(re.findall(r"^\| `([^`]+)`", (house.ROOT / "docs" / "DEPENDENCIES.md").read_text("utf-8"), re.M))
    assert {name.lower() for name in documented} == wanted("requirements.in") | wanted("requirements-dev.in")


def test_locks_are_hashed_and_name_no_host() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (house.ROOT / name).read_text("utf-8")
        assert "://" not in text
        entries = [entry for entry in re.split(r"\n(?=[a-z0-9])", text, flags=re.I) if "==" in entry]
        assert entries
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
        locked = {entry.split("==")[0].split("[")[0].lower() for entry in entries}
        source = wanted("requirements.in") | (wanted("requirements-dev.in") if "dev" in name else set())
        assert source <= locked


def test_no_committed_file_names_this_machine_or_a_registry() -> None:
    words = r"(/[w]ork/|/[h]ome/[a-z]|[p]ypi\.org|registry\.[n]pmjs|[d]eb\.debian\.org|[p]ythonhosted\.org)"
    grep = subprocess.run(["git", "grep", "-nIE", words], cwd=house.ROOT, capture_output=True, text=True)
    assert grep.stdout == ""


def test_every_template_is_used() -> None:
    """A template's name, which is its path below the faces, stands in some Python file or some other template."""
    faces = house.SOURCE / "faces"
    templates = {str(path.relative_to(faces)): path for path in faces.rglob("*.html")}
    assert templates
    users = [*house.files(), *templates.values()]
    texts = {path: path.read_text("utf-8") for path in users}
    unused = [
        name
        for name, path in templates.items()
        if not any(name in text for user, text in texts.items() if user != path)
    ]
    assert unused == []


def test_packages_look_alike() -> None:
    """Rule 2: a room that keeps rows has `apps.py`, `models`, `migrations`, tests and a README of one page."""
    missing = []
    for apps in house.SOURCE.rglob("apps.py"):
        room = apps.parent
        for name in ("README.md", "tests/__init__.py"):
            if not (room / name).exists():
                missing.append(str((room / name).relative_to(house.ROOT)))
        if (room / "models").is_dir() and not (room / "migrations" / "__init__.py").exists():
            missing.append(str((room / "migrations").relative_to(house.ROOT)))
    assert missing == []


OF_A_PERSON = {"full_name", "personal_number", "birth_date", "phone", "email", "address", "residence", "relation"}


def test_what_anybody_may_look_up_by_a_number_is_never_about_a_person() -> None:
    """A question with `lookup` opens an entry to whoever types its number, so only facts of things may come from it."""
    files = sorted((house.ROOT / "catalog").glob("*/procedures/*/definition.yaml"))
    assert files
    texts = {file: file.read_text("utf-8") for file in files}
    lookups = [
        (file, question["id"])
        for file, text in texts.items()
        for page in yaml.safe_load(text)["pages"]
        for question in page.get("questions") or page["group"]["questions"]
        if question.get("lookup")
    ]
    assert lookups
    taken = [(file.parent.name, field) for file, name in lookups for field in _fields_of(name, texts[file])]
    assert taken
    assert [(code, field) for code, field in taken if field.rpartition(".")[2] in OF_A_PERSON] == []


def _fields_of(entry: str, text: str) -> set[str]:
    return set(re.findall(rf"\b{re.escape(entry)}\.([a-z_]+(?:\.[a-z_]+)*)", text))
