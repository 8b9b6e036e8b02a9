"""`duoc deadline`: one JSON document on standard output, no Django, no database; refusals in a sentence."""

import json
import os
import subprocess
import sys

import pytest

from duoc.config.environment import ROOT

CODE = """
import sys
from duoc.config.command import main
code = main(sys.argv[1:])
assert "django" not in sys.modules, "a pure command imported Django"
sys.exit(code)
"""


def duoc(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a machine without database settings would."""
    env = {"PYTHONPATH": str(ROOT / "src"), "PATH": os.environ["PATH"], "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", CODE, "deadline", *words],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_contract() -> None:
    done = duoc("--received", "2026-11-20T15:30", "--term", "3 working_day", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert answer["due"] == "2026-11-26T17:00:00+07:00"
    assert [line["counted"] for line in answer["proof"]] == [False, False, False, True, False, True, True]
    assert all({"day", "counted", "why", "article", "to_verify"} <= line.keys() for line in answer["proof"])
    assert answer["to_verify"]


def test_a_time_of_another_zone_is_shown_as_vietnams() -> None:
    done = duoc("--received", "2026-11-25T20:00Z", "--term", "1 working_day")
    assert "Nhận lúc   03:00 26/11/2026" in done.stdout


def test_a_table_for_people() -> None:
    done = duoc("--received", "2026-11-20T15:30", "--term", "same_day")
    assert done.returncode == 0
    for words in ("Hẹn trả    17:00 23/11/2026", "Vì sao có ngày này", "sau 15:00", "đang xác minh", "Điều 148"):
        assert words in done.stdout


def test_the_rule_of_the_procedure() -> None:
    words = ("--received", "2026-11-20T15:30", "--term", "1 working_day", "--json", "--after-15")
    assert json.loads(duoc(*words, "received_next").stdout)["due"] == "2026-11-25T17:00:00+07:00"
    assert json.loads(duoc(*words, "none").stdout)["due"] == "2026-11-23T17:00:00+07:00"


@pytest.mark.parametrize(
    ("received", "term", "says"),
    [
        ("2026-11-20T15:30", "0 day", "phải từ 1 trở lên"),
        ("2026-11-20T15:30", "10000 day", "quá dài"),
        ("2026-11-20T15:30", "3 weeks", "Không có đơn vị"),
        ("2026-13-20T15:30", "3 day", "Không đọc được lúc nhận"),
        ("hôm nay", "3 day", "Không đọc được lúc nhận"),
        ("9999-12-31T23:59", "3 day", "ngoài khoảng tính được"),
        ("0001-01-01T00:00Z", "3 day", "ngoài khoảng tính được"),
        ("9999-12-31T23:59Z", "3 day", "ngoài khoảng tính được"),
    ],
)
def test_refuses_in_a_sentence(received: str, term: str, says: str) -> None:
    done = duoc("--received", received, "--term", term, "--json")
    assert done.returncode == 1
    assert done.stdout == ""
    assert says in done.stderr
    assert "Traceback" not in done.stderr
