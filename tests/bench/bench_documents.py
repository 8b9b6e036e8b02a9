"""How long a result takes: render, leader's signature, agency's seal. `make bench` prints and holds the promise."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from duoc.ground.documents import actions, queries
from duoc.ground.documents.tests.conftest import CATALOG, CERTIFICATE, SEALED_AT, SIGNED_AT, sample

ROUNDS = 40
PROMISED = 150  # milliseconds, median: rendered and signed


def clock(act: Callable[[int], bytes]) -> tuple[float, float, list[bytes]]:
    """Median and 95th percentile in milliseconds, and what was made; each round has data of its own."""
    times, made = [], []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        made.append(act(number))
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[18], made


def test_a_result_is_rendered_and_signed_in_time(tmp_path: Path) -> None:
    chain = actions.demo_chain.ensure(tmp_path)
    leader = chain.post_signer("leader1", "Huỳnh Thị Bé Năm")
    sealer = chain.organisation_signer("32092", "Ủy ban nhân dân xã Hồ Thị Kỷ")

    def draft(number: int) -> bytes:
        data = sample()
        data["answers"]["child.full_name"] = f"Trần Nguyễn Gia Hưng {number}"
        return actions.render(CERTIFICATE, data, root=CATALOG)

    def sign(pdf: bytes) -> bytes:
        return actions.sign_content(
            pdf, leader, reason="Ký Giấy khai sinh", name="Huỳnh Thị Bé Năm", at=SIGNED_AT, title_line="Phó Chủ tịch"
        )

    def seal(pdf: bytes) -> bytes:
        return actions.fill_and_seal(pdf, {"number": "15/2026", "date": "2026-11-23"}, sealer, at=SEALED_AT)

    draft(-1)  # the first one loads fonts
    rendered, rendered_slow, drafts = clock(draft)
    signed, signed_slow, contents = clock(lambda number: sign(drafts[number]))
    sealed, sealed_slow, results = clock(lambda number: seal(contents[number]))
    both, both_slow, _ = clock(lambda number: sign(draft(number)))
    print()
    for name, median, slow in (
        ("render", rendered, rendered_slow),
        ("leader signs", signed, signed_slow),
        ("number, date and seal", sealed, sealed_slow),
        ("render and sign", both, both_slow),
    ):
        print(f"{name:24} median {median:6.1f} ms   p95 {slow:6.1f} ms")
    assert queries.verify(results[-1], roots=chain.roots).valid
    assert both < PROMISED
