"""How well and how fast procedures are found; `make bench` prints the shares and holds the promise of 50 ms."""

from tests.bench.finding import QUERIES, UNSEEN, catalogue_index, quality

PROMISED = 50  # milliseconds, 95th percentile


def test_the_procedure_meant_is_found_in_time() -> None:
    catalogue_index()
    print()
    for name, file in (("taught words", QUERIES), ("words never taught", UNSEEN)):
        found = quality(file)
        print(
            f"{name:20} {found.queries} queries   recall@1 {found.at_1:.3f}  @3 {found.at_3:.3f}  @10 {found.at_10:.3f}"
            f"   p95 {found.p95_ms:.1f} ms"
        )
        for line in found.missed:
            print(f"  {line}")
        assert found.p95_ms < PROMISED
