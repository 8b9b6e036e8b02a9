"""`duoc deadline`: one JSON document on standard output, no Django, no database; refusals in a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

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
    for words in ("Hẹn trả    17:00 23/11/2026", "Vì sao có ngày này", "sau 15:00", "đang xác minh"):
        assert words in done.stdout
    assert "theo giờ làm việc" in done.stdout and "Điều 148" not in done.stdout
    assert "Điều 148" in duoc("--received", "2026-11-20T15:30", "--term", "3 working_day").stdout


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
    document = json.loads(done.stdout)
    assert says in f"{document['error']} {document['remedy']}"
    assert "Traceback" not in done.stderr


def test_a_procedure_with_pauses_and_a_restart() -> None:
    """Three working days from Fri 20/11: Thu 26/11 at 17:00. Two minutes of work are taken and given back."""
    asked = ("--received", "2026-11-20T15:30", "--procedure", "1.003650", "--json")
    assert json.loads(duoc(*asked).stdout)["due"] == "2026-11-26T17:00:00+07:00"
    paused = json.loads(duoc(*asked, "--pause", "2026-11-23T16:59/2026-11-25T07:01").stdout)
    assert (paused["term"], paused["due"]) == ("3 working_day", "2026-11-27T07:02:00+07:00")
    anew = json.loads(duoc(*asked, "--restart", "2026-11-25T10:00").stdout)
    assert anew["due"] == "2026-11-30T17:00:00+07:00"


def test_a_term_that_runs_from_the_monthly_review_is_counted_from_there() -> None:
    """As the applicant is document: fifteen days from 15/12, whether it was received in November or on that day."""
    asked = ("--procedure", "1.011609", "--json", "--received")
    assert json.loads(duoc(*asked, "2026-11-23T09:00").stdout)["due"] == "2026-12-30T17:00:00+07:00"
    assert json.loads(duoc(*asked, "2026-12-15T09:00").stdout)["due"] == "2026-12-30T17:00:00+07:00"
    assert json.loads(duoc(*asked, "2026-12-16T09:00").stdout)["due"] == "2027-02-01T17:00:00+07:00"


def test_until_when_something_is_posted() -> None:
    """Five working days after Tuesday 15/12, which is not counted itself: Tuesday 22/12."""
    asked = ("--procedure", "1.011609", "--received", "2026-11-23T09:00", "--posted", "2026-12-15")
    posting = json.loads(duoc(*asked, "--json").stdout)["posting"]
    assert posting["due"] == "2026-12-22T17:00:00+07:00"
    assert [line["counted"] for line in posting["proof"]].count(True) == 5
    assert posting["proof"][0]["why"].startswith("Ngày niêm yết")
    assert "Hết niêm yết 17:00 22/12/2026" in duoc(*asked).stdout


def test_a_calendar_of_ones_own_stands_in_the_place_of_that_year(tmp_path: Path) -> None:
    year = (ROOT / "catalog" / "national" / "calendars" / "2026.yaml").read_text(encoding="utf-8")
    own = tmp_path / "2026.yaml"
    swapped = """  - {day: 2026-11-26, is: off, swap: 2026-11-28}
  - {day: 2026-11-28, is: working, swap: 2026-11-26}
"""
    own.write_text(year + swapped, encoding="utf-8")
    words = ("--received", "2026-11-20T15:30", "--term", "3 working_day", "--json")
    assert json.loads(duoc(*words).stdout)["due"] == "2026-11-26T17:00:00+07:00"
    assert json.loads(duoc(*words, "--calendar", str(own)).stdout)["due"] == "2026-11-27T17:00:00+07:00"


@pytest.mark.parametrize(("code", "near"), [("32044x", "32044 ("), ("so-xay-dungg", "so-xay-dung (")])
def test_a_body_that_is_not_there_is_refused_with_those_that_are_like_it(code: str, near: str) -> None:
    done = duoc("--received", "2026-11-20T09:00", "--term", "3 working_day", "--body", code)
    assert done.returncode == 1
    assert code in done.stderr and near in done.stderr and "Traceback" not in done.stderr


def test_a_body_counts_by_days_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "bodies.yaml"
    own.write_text(
        'kind: bodies\ndays:\n  - {body: "32044", day: 2026-11-25, is: off, why: Dời trụ sở, article: 06/QĐ-UBND}\n',
        encoding="utf-8",
    )
    words = ("--received", "2026-11-20T15:30", "--term", "3 working_day", "--calendar", str(own), "--json")
    assert json.loads(duoc(*words).stdout)["due"] == "2026-11-26T17:00:00+07:00"
    counted = json.loads(duoc(*words, "--body", "32044").stdout)
    assert counted["due"] == "2026-11-27T17:00:00+07:00"
    assert any("dời trụ sở" in line["why"] and line["article"] == "06/QĐ-UBND" for line in counted["proof"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--procedure", "1.013225"), "--variant"),
        (("--procedure", "9.999999"), "9.999999"),
        (("--procedure", "1.013225", "--variant", "castle"), "castle"),
        (("--term", "1 working_day", "--pause", "2026-11-23T16:59"), "gạch chéo"),
        (("--term", "1 working_day", "--pause", "2026-11-25T09:00/2026-11-23T09:00"), "trước khi bắt đầu"),
        (("--term", "1 working_day", "--calendar", "no-such.yaml"), "no-such.yaml"),
        (("--term", "1 working_day", "--restart", "hôm qua"), "hôm qua"),
        (("--term", "1 working_day", "--posted", "2026-12-15"), "niêm yết trong bao lâu"),
        (("--procedure", "1.011609", "--posted", "hôm kia"), "hôm kia"),
        (("--term", "1 working_day", "--restart", "2026-11-19T09:00"), "trước khi nhận hồ sơ"),
        (("--term", "1 working_day", "--pause", "2026-11-19T09:00/2026-11-23T09:00"), "trước khi nhận hồ sơ"),
    ],
)
def test_what_cannot_be_counted_is_said_with_what_to_do(words: tuple[str, ...], says: str) -> None:
    done = duoc("--received", "2026-11-20T15:30", *words)
    assert (done.returncode, done.stdout) == (1, "") and says in done.stderr and "\n" in done.stderr.strip()


BODY_HOURS = """kind: bodies
days:
  - {body: "32044", day: 2026-11-25, is: off, why: Nghỉ riêng}
"""


def test_a_file_of_another_kind_stands_beside_the_year_whose_name_it_has(tmp_path: Path) -> None:
    (tmp_path / "2026.yaml").write_text(BODY_HOURS, "utf-8")
    words = ("--received", "2026-11-20T09:00", "--term", "3 working_day", "--json", "--body", "32044")
    plain, own = duoc(*words), duoc(*words, "--calendar", str(tmp_path / "2026.yaml"))
    assert (own.returncode, own.stderr) == (0, "")
    assert json.loads(plain.stdout)["due"] < json.loads(own.stdout)["due"]


def test_what_was_read_in_the_place_of_a_year_is_named_when_a_year_lacks(tmp_path: Path) -> None:
    (tmp_path / "2026.yaml").write_text("kind: calendar\nyear: 2040\ndays: []\n", "utf-8")
    done = duoc(
        "--received", "2026-11-20T09:00", "--term", "3 day", "--json", "--calendar", str(tmp_path / "2026.yaml")
    )
    assert done.returncode == 1
    assert f"Đã đọc {tmp_path / '2026.yaml'} thay cho" in done.stderr + done.stdout
