"""Whatever a person at a terminal reads is Vietnamese or English, as `LANG` says, in Python and in the scripts."""

import ast
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from duoc.config import terminal
from duoc.config.environment import ROOT
from tests.launcher.running import DUOC, Run, plain_environment

VIETNAMESE_LETTER = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I)
NAMES = re.compile("Đước")
MARKS = {"_", "gettext", "gettext_noop", "ngettext", "proof_text", "proof_number"}
QUOTED = re.compile('“[^”]*”|"[^"]*"')  # what a person wrote, in a fault about it
LOCALES = [
    ({}, "vi"),
    ({"LANG": "C.UTF-8"}, "vi"),
    ({"LANG": "POSIX"}, "vi"),
    ({"LANG": "vi_VN.UTF-8"}, "vi"),
    ({"LANG": "vi"}, "vi"),
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "fr_FR"}, "en"),
    ({"LANG": "vi_VN", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
    ({"LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "vi_VN"}, "vi"),
    ({"LANG": "en_US", "LC_ALL": ""}, "en"),
    ({"LANG": "virtual"}, "en"),
]
COMMANDS = sorted(
    "/".join(
        part.strip("_").replace("_", "-")
        for part in path.relative_to(ROOT / "src/duoc/config/commands").with_suffix("").parts
    )
    for path in (ROOT / "src/duoc/config/commands").rglob("[a-z]*.py")
)


def in_language(code: str) -> dict[str, str]:
    """The environment of a person who reads this language."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return kept | {"LANG": {"vi": "vi_VN.UTF-8", "en": "en_US.UTF-8"}[code]}


@pytest.mark.parametrize(("variables", "expected"), LOCALES)
def test_python_and_the_scripts_choose_the_same_language(variables: dict[str, str], expected: str) -> None:
    assert terminal.language(variables) == expected
    script = '. ./scripts/terminal.sh; printf "%s" "$DUOC_TERMINAL"'
    shell = subprocess.run(["sh", "-c", script], cwd=ROOT, env=variables, capture_output=True, text=True, check=True)
    assert shell.stdout == expected


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_of_every_command_has_one_language(command: str) -> None:
    words = [DUOC, *command.split("/"), "--help"] if command else [DUOC, "--help"]
    texts = {
        code: subprocess.run(words, env=in_language(code), capture_output=True, text=True, check=True).stdout
        for code in ("vi", "en")
    }
    assert not VIETNAMESE_LETTER.search(NAMES.sub("", texts["en"])), texts["en"]
    for english in ("usage", "options", "positional", "show this", "exit"):
        assert english not in texts["vi"].lower()


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"],
        ["deadline"],
        ["deadline", "--received"],
        ["deadline", "--received", "x", "--term", "x", "--after-15", "x"],
        ["catalogue", "import", "x", "--read", "x"],
        ["doctor", "--json=x"],
        ["doctor", "--nothing"],
    ],
)
def test_errors_of_words_have_one_language(words: list[str]) -> None:
    for code, foreign in (
        ("en", VIETNAMESE_LETTER),
        ("vi", re.compile("error|invalid|required|expected|usage|argument")),
    ):
        ended = subprocess.run([DUOC, *words], env=in_language(code), capture_output=True, text=True)
        assert ended.returncode == 2
        assert not foreign.search(ended.stderr.replace("fromisoformat", "")), ended.stderr


def faults_of(code: str, *words: str | Path) -> str:
    """What a command that finds a fault says in this language."""
    ended = subprocess.run([DUOC, *words], env=in_language(code), capture_output=True, text=True)
    assert ended.returncode == 1, ended.stderr
    return ended.stdout + ended.stderr


# A change to a definition that breaks it, and what is then said of it in both languages.
BROKEN = [
    (
        "copies * parameter.civil_status_copy",
        "copy * 8000",
        "không có câu hỏi hay giá trị nào tên đó",
        "no question or value has that name",
    ),
    ("copies * parameter.civil_status_copy", "copies * (8000", "sai cú pháp", "has a syntax error"),
    ("copies * parameter.civil_status_copy", "total(copies)", "Các hàm dùng được", "Functions that may be used"),
    ("valid_from: 2026-01-01", "valid_from: 2026-13-01", "không phải là ngày có thật", "is not a day that exists"),
    ("valid_from: 2026-01-01", "valid_on: 2026-01-01", "có mục không hiểu", "there are unknown keys"),
    ("handled_in: here", "handled_in: ministry", "không nói hệ thống nào", "which one is not given"),
    ("- id: tim-nguoi", "- id: chon", "viết hai lần", "is written twice"),
    ("field: ho-tich", "field: ho-so", "Không có lĩnh vực", "There is no field"),
    ("handled_in: here", "handled_in: [here", "YAML sai cú pháp", "YAML syntax error"),
]


def test_faults_of_definitions_have_one_language(tmp_path: Path) -> None:
    text = (ROOT / "catalog/ca-mau/procedures/2.000635/definition.yaml").read_text("utf-8")
    files = [tmp_path / str(number) / "definition.yaml" for number in range(len(BROKEN))]
    for file, (old, new, _vietnamese, _english) in zip(files, BROKEN, strict=True):
        assert old in text
        file.parent.mkdir()
        file.write_text(text.replace(old, new), "utf-8")
    faults = {code: faults_of(code, "catalogue", "check", *files) for code in ("vi", "en")}
    for file, (_old, _new, vietnamese, english) in zip(files, BROKEN, strict=True):
        for code, words in (("vi", vietnamese), ("en", english)):
            assert re.search(rf"{re.escape(str(file))}:\d+ .*\n.*{words}", faults[code]), faults[code]
    assert not VIETNAMESE_LETTER.search(QUOTED.sub("", faults["en"])), faults["en"]


def test_what_cases_expected_has_one_language(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "catalog/ca-mau/procedures/2.000635", tmp_path / "2.000635")
    cases = folder / "cases.yaml"
    text = cases.read_text("utf-8").replace("fee: 16000", "fee: 1").replace("not_asked: [", "not_asked: [copies, ")
    cases.write_text(text, "utf-8")
    for code, wrong, still in (
        ("vi", "fee: chờ 1, được 16000", "not_asked: copies vẫn có trong"),
        ("en", "fee: expected 1, got 16000", "not_asked: copies is still in"),
    ):
        failures = faults_of(code, "catalogue", "test", folder)
        assert wrong in failures and still in failures, failures


def test_terms_and_their_proofs_have_one_language() -> None:
    words = ("deadline", "--received", "2026-11-20T15:30", "--term")
    assert "thời hạn phải từ 1 trở lên" in faults_of("vi", *words, "0 day")
    fault = faults_of("en", *words, "0 day")
    assert "A term of 0 days is not valid" in fault
    assert not VIETNAMESE_LETTER.search(fault)
    proofs = {
        code: subprocess.run([DUOC, *words, "1 working_day"], env=in_language(code), capture_output=True, text=True)
        for code in ("vi", "en")
    }
    assert (
        "Thứ Hai; ngày làm việc thứ 1/1; hết thời hạn lúc 24:00; giờ hẹn 17:00, trong giờ làm việc"
        in proofs["vi"].stdout
    )
    assert (
        "Monday; working day 1/1; the term ends at 24:00; appointment 17:00, within office hours" in proofs["en"].stdout
    )


def test_what_the_launcher_and_the_doctor_say_in_english(tmp_path: Path) -> None:
    for words, hint in ((["run"], "must be a whole number"), (["doctor"], "must be a whole number")):
        ended = subprocess.run(
            [DUOC, *words],
            env=plain_environment(tmp_path / "var")
            | in_language("en")
            | {"DUOC_VAR": str(tmp_path / "var"), "DUOC_PORT": "0"},
            capture_output=True,
            text=True,
        )
        assert hint in ended.stderr
        assert not VIETNAMESE_LETTER.search(NAMES.sub("", ended.stdout + ended.stderr))


@pytest.mark.nightly
def test_a_start_in_english(start, started) -> None:
    state = started.var / "state.json"
    state.write_text(json.dumps(json.loads(state.read_text("utf-8")) | {"prepared": "older"}), "utf-8")
    run: Run = start(LANG="en_US.UTF-8")
    run.end()
    assert "Preparing" in run.output
    assert run.lines[-1] == "Stopped."
    assert not VIETNAMESE_LETTER.search(NAMES.sub("", run.output)), run.output


def sentences(path: Path) -> list[str]:
    """Strings with Vietnamese letters in a module that no call of gettext holds; docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    marked = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in MARKS
        for part in ast.walk(call)
    }
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        f"{path.name}:{node.lineno} {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and VIETNAMESE_LETTER.search(node.value)
        and id(node) not in marked | docstrings
    ]


def test_no_sentence_of_config_is_left_unmarked() -> None:
    """Apart from the tables of argparse and of logs, made-up answers of a trial, and the sender of e-mails."""
    apart = {"arguments.py", "logs.py", "trial.py", "settings.py"}
    files = [path for path in (ROOT / "src/duoc/config").rglob("*.py") if "tests" not in path.parts]
    assert [text for path in files if path.name not in apart for text in sentences(path)] == []


# Data: kinds of places, letters, the number of a legal text, words of a result, words of the citizen's pages, the
# mark of a commune that was split as the official table writes it, the letter of the East in coordinates, the unit
# of money.
DATA = {
    "addresses.py": 6,
    "alphabet.py": 3,
    "checks_law.py": 1,
    "checks_outcome.py": 2,
    "checks_sense.py": 1,
    "communes.py": 1,
    "coordinates.py": 2,
    "showing.py": 1,
}


def test_no_fault_of_definitions_terms_and_calendars_is_left_unmarked() -> None:
    folders = [ROOT / "src/duoc" / name for name in ("language", "ground/worktime")]
    files = [ROOT / "src/duoc/ground/yaml_files.py", *(path for folder in folders for path in folder.glob("*.py"))]
    unmarked = {path.name: sentences(path) for path in files}
    assert [text for name, texts in unmarked.items() if name not in DATA for text in texts] == []
    assert {name: len(unmarked[name]) for name in DATA} == DATA, unmarked


def test_every_line_of_the_makefile_has_both_languages() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    helped = re.findall(r"^([a-z-]+):.*##(.*)$", makefile, re.M)
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert phony and {name for name, _line in helped} == set(phony[1].split())
    for name, line in helped:
        vietnamese, english = line.split("|")
        assert vietnamese.strip() and english.strip(), name
        assert not VIETNAMESE_LETTER.search(english), english
    for code, other in (("vi", 1), ("en", 0)):
        shown = subprocess.run(
            ["sh", "scripts/help.sh"], cwd=ROOT, env=in_language(code), capture_output=True, text=True
        )
        assert all(line.split("|")[other].strip() not in shown.stdout for _name, line in helped)
        assert len(shown.stdout.splitlines()) == len(helped)


def test_scripts_say_everything_in_both_languages() -> None:
    """Vietnamese stands only where its English stands beside it, in `say` or in a table of pairs."""
    for path in sorted((ROOT / "scripts").glob("*.sh")):
        text = re.sub(r"^\s*#.*$", "", path.read_text("utf-8"), flags=re.M).replace("\\\n", " ")
        for line in text.splitlines():
            if VIETNAMESE_LETTER.search(line):
                quoted = re.findall(r'"([^"]*)"', line)
                assert len(quoted) >= 2 and not VIETNAMESE_LETTER.search(quoted[-1]), f"{path.name}: {line}"


def test_the_installer_speaks_before_anything_is_installed(tmp_path: Path) -> None:
    for name in ("install.sh", "terminal.sh", "link.py"):
        (tmp_path / "scripts").mkdir(exist_ok=True)
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts" / name)
    (tmp_path / "requirements.lock").touch()
    for code, hint in (("vi", "Cần Python 3.11 trở lên"), ("en", "Python 3.11 or later is needed")):
        ended = subprocess.run(
            ["sh", str(tmp_path / "scripts/install.sh")],
            env=in_language(code) | {"PYTHON": "/nonexistent/python"},
            capture_output=True,
            text=True,
        )
        assert (ended.returncode, hint in ended.stderr) == (2, True), ended.stderr
