"""How long a result takes: rendered, signed by the leader, numbered and sealed. Target: median under 150 ms."""

import itertools
import json
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from duoc.ground.documents import actions, queries
from duoc.ground.documents.reckon import qr_svg

ROOT = Path(__file__).resolve().parents[1]
CATALOG = ROOT / "catalog"
CERTIFICATE = CATALOG / "ca-mau/procedures/1.001193/certificate.typ"
RUNS = 50
AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
URL = "http://localhost:8000/kiem-tra/0123456789abcdef/"


def run() -> dict[str, Any]:
    """Median and 95th percentile of 50 results in milliseconds, by part, each with other data; and one check."""
    with tempfile.TemporaryDirectory() as folder:
        chain = actions.demo_chain.ensure(Path(folder), posts={"leader": "Lãnh đạo"}, organisations={"unit": "Cơ quan"})
        _result(chain, 0)
        rows = [_result(chain, number + 1) for number in range(RUNS)]
    names = ("render", "sign", "seal", "verify", "total")
    out: dict[str, Any] = {"name": "documents", "unit": "ms", "runs": RUNS, "target_median_total": 150}
    for index, name in enumerate(names):
        times = sorted(row[index] for row in rows)
        out[name] = {"median": round(statistics.median(times), 1), "p95": round(times[int(RUNS * 0.95) - 1], 1)}
    out["bytes"] = int(rows[-1][5])
    out["met"] = out["total"]["median"] < out["target_median_total"]
    return out


def _result(chain: actions.DemoChain, number: int) -> tuple[float, ...]:
    leader = chain.post_signer("leader", "Lãnh đạo")
    sealer = chain.organisation_signer("unit", "Cơ quan")
    marks = [time.perf_counter()]
    pdf = actions.render(CERTIFICATE, _data(number), root=CATALOG)
    marks.append(time.perf_counter())
    pdf = actions.sign_content(pdf, leader, reason="Ký kết quả", name="Lãnh đạo", at=AT)
    marks.append(time.perf_counter())
    pdf = actions.fill_and_seal(pdf, {"number": f"{number:04}/2026", "date": "2026-11-23"}, sealer, at=AT)
    marks.append(time.perf_counter())
    sound = queries.verify(pdf, roots=chain.roots).issued
    marks.append(time.perf_counter())
    if not sound:
        raise SystemExit("the document made is not sound")
    render, sign, seal, verify = (1000 * (b - a) for a, b in itertools.pairwise(marks))
    return render, sign, seal, verify, render + sign + seal, float(len(pdf))


def _data(number: int) -> dict[str, Any]:
    person = {
        "full_name": f"Nguyễn Thị Số {number}",
        "birth_date": "1996-04-12",
        "ethnicity": "01",
        "nationality": "vn",
    }
    child = person | {"sex": "female", "birth_date": "2026-11-05", "birth_place": "Trạm y tế", "hometown": "Cà Mau"}
    return {
        "origin": "demo",
        "answers": {"child": child, "mother": person, "father": person},
        "unit": {"name": "Ủy ban nhân dân xã", "parent_name": "Tỉnh Cà Mau"},
        "signer": {"name": "Lãnh đạo", "title_line": "CHỦ TỊCH"},
        "verify_url": URL,
        "qr_svg": qr_svg(f"{URL}{number}"),
    }


if __name__ == "__main__":
    print(json.dumps(run(), ensure_ascii=False, indent=2))  # noqa: T201
