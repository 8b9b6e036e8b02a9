"""Small parts of the launcher: secrets, the command's two outputs, logs, settings."""

import ast
import contextlib
import io
import json
import logging
import multiprocessing
import re
import stat
import sys
from pathlib import Path

import pytest

from duoc.config import checkup, command, database, environment, logs, secret, upgrade
from duoc.config.ports import address
from duoc.config.trouble import Trouble


def _read_secret(folder: Path, barrier, answers) -> None:
    barrier.wait()
    answers.put(secret.keep(folder, "word"))


def test_processes_that_start_at_once_read_the_same_whole_secret(tmp_path) -> None:
    context = multiprocessing.get_context("fork")
    for turn in range(10):
        barrier, answers = context.Barrier(4), context.Queue()
        folder = tmp_path / str(turn)
        crowd = [context.Process(target=_read_secret, args=(folder, barrier, answers)) for _ in range(4)]
        for one in crowd:
            one.start()
        words = {answers.get(timeout=20) for _ in crowd}
        for one in crowd:
            one.join()
        assert len(words) == 1
        assert len(words.pop()) >= 43
        assert [path.name for path in folder.iterdir()] == ["word"]


def test_secrets_are_closed_to_others_and_differ(tmp_path) -> None:
    first, second = (secret.keep(tmp_path / "s", name) for name in ("a", "b"))
    assert first != second
    assert stat.S_IMODE((tmp_path / "s").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "s" / "a").stat().st_mode) == 0o600
    assert secret.keep(tmp_path / "s", "a") == first


def run(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = command.main(words)
    return code, out.getvalue(), err.getvalue()


def test_json_is_one_document_whatever_else_is_printed(monkeypatch) -> None:
    def noisy() -> list[checkup.Finding]:
        sys.stdout.write("noise\n")
        return [checkup.Finding("x", "fail", "hỏng", "sửa")]

    monkeypatch.setattr(checkup, "examine", noisy)
    code, out, err = run("doctor", "--json")
    assert json.loads(out)["findings"][0]["say"] == "hỏng"
    assert (code, "noise" in err) == (0, True)  # a finding is no failure of the command
    code, out, _ = run("doctor")
    assert (code, "→ sửa" in out) == (1, True)


def test_trouble_is_told_on_standard_error_or_as_the_document_asked_for(monkeypatch) -> None:
    def fall() -> list[checkup.Finding]:
        raise Trouble("Hỏng rồi.", "Sửa đi.")

    monkeypatch.setattr(checkup, "examine", fall)
    code, out, err = run("doctor")
    assert (code, out) == (1, "")
    assert "Hỏng rồi." in err
    assert "Sửa đi." in err
    code, out, _ = run("doctor", "--json")
    document = json.loads(out)
    assert (code, document["error"], document["remedy"]) == (1, "Hỏng rồi.", "Sửa đi.")


def test_help_names_every_command_and_needs_no_settings(monkeypatch, capsys) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "no.such.settings")
    with pytest.raises(SystemExit) as left:
        command.main(["--help"])
    assert left.value.code == 0
    output = capsys.readouterr().out
    for name in ("run", "migrate", "doctor", "ledger", "worker", "web"):
        assert f"\n    {name} " in output
    assert "prepare" not in output


def test_an_unknown_command_is_an_error_of_words(capsys) -> None:
    with pytest.raises(SystemExit) as left:
        command.main(["khong-co"])
    assert left.value.code == 2


def record(name: str, message: str, *values: object, error: Exception | None = None) -> dict[str, object]:
    try:
        if error:
            raise error
        trace = None
    except Exception:
        trace = sys.exc_info()
    made = logging.LogRecord(name, logging.ERROR, "f.py", 1, message, values, trace)
    return dict(json.loads(logs.JsonLine().format(made)))


def test_a_log_line_holds_no_values_of_others_and_no_text_of_errors() -> None:
    line = record("django.request", "Not Found: %s", "/ho-so/?cccd=096200001234", error=ValueError("Nguyễn Thị Lành"))
    assert line["event"] == line["say"] == "Not Found: %s"
    assert line["error"] == "ValueError"
    text = json.dumps(line, ensure_ascii=False)
    assert "096200001234" not in text
    assert "Lành" not in text
    assert record("duoc.x", "mất %s giây", 3)["say"] == "mất 3 giây"


def test_a_log_line_of_ours_speaks_the_language_of_the_terminal_and_keeps_its_key(monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    line = record("duoc.search", "search is not ready: %s", "x")
    assert (line["event"], line["say"]) == ("search is not ready: %s", "tìm kiếm chưa sẵn sàng: x")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert record("duoc.search", "search is not ready: %s", "x")["say"] == "search is not ready: x"


def test_every_line_that_our_code_logs_has_its_vietnamese() -> None:
    levels = {"debug", "info", "warning", "error", "exception", "critical"}
    messages = {
        call.args[0].value
        for path in (environment.ROOT / "src/duoc").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in levels
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
        if "tests" not in path.parts and re.search(r"logg", ast.unparse(call.func))
    }
    assert messages == set(logs.VIETNAMESE)


def test_state_is_added_to_and_newer_state_is_refused(tmp_path) -> None:
    upgrade.note(tmp_path, prepared="a")
    upgrade.note(tmp_path, other=1)
    assert upgrade.state(tmp_path) == {"format": upgrade.FORMAT, "prepared": "a", "other": 1}
    (tmp_path / upgrade.STATE).write_text(json.dumps({"format": upgrade.FORMAT + 1}))
    with pytest.raises(Trouble, match="mới hơn"):
        upgrade.state(tmp_path)


def test_the_fingerprint_follows_the_code(tmp_path, monkeypatch) -> None:
    for name in upgrade.WATCHED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch() if "." in name else (tmp_path / name).mkdir()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    before = upgrade.fingerprint()
    assert upgrade.fingerprint() == before
    (tmp_path / "catalog" / "x.yaml").write_text("a")
    assert upgrade.fingerprint() != before


@pytest.mark.parametrize(("host", "expected"), [("localhost", "127.0.0.1"), ("192.0.2.7", "192.0.2.7"), ("::1", "::1")])
def test_where_to_listen(host, expected) -> None:
    assert address(host) == expected


def test_each_role_may_have_an_address_of_its_own(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:pw@db.example:5433/tinh?sslmode=require")
    web = database.parameters(tmp_path, "web")
    assert (web["host"], web["port"], web["dbname"], web["user"]) == ("db.example", "5433", "tinh", "duoc_web")
    monkeypatch.setenv("DUOC_DB_ROLE", "worker")
    monkeypatch.setenv("DUOC_DATABASE_URL_WORKER", "postgresql://w:x@other/tinh")
    settings = database.connection(tmp_path)
    assert (settings["HOST"], settings["USER"], settings["PASSWORD"]) == ("other", "w", "x")
    monkeypatch.setenv("DUOC_DB_ROLE", "king")
    with pytest.raises(environment.UnusableSetting, match="king"):
        database.connection(tmp_path)


def test_a_database_given_by_the_operator_is_adopted(cluster, monkeypatch) -> None:
    var = cluster.var
    boss = database.parameters(var, "owner") | {"user": "postgres"}
    boss["password"] = secret.keep(var / "secrets", "db-superuser")
    url = f"postgresql://postgres:{boss['password']}@/duoc?host={boss['host']}&port=5432"
    monkeypatch.setenv("DATABASE_URL", url)
    assert upgrade.adopt_given_database(var).split(".")[0].isdigit()
    monkeypatch.setenv("DATABASE_URL", url.replace("@/duoc", "@/khong_co"))
    with pytest.raises(Trouble, match="khong_co"):
        upgrade.adopt_given_database(var)
