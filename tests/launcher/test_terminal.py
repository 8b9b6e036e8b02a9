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
    path.relative_to(ROOT / "src/duoc/config/commands").with_suffix("").as_posix().replace("_", "")
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
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"_", "gettext", "gettext_noop", "ngettext"}
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
