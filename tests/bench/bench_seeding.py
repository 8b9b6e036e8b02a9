"""How fast a demonstration is filled by the command."""

import json

from tests.bench.serving import Served
from tests.bench.table import Table

DOSSIERS, MONTHS, AT_LEAST = 6_000, 12, 400


def test_a_demonstration_is_filled_in_bulk(server: Served, table: Table) -> None:
    words = ("demo", "seed", "--dossiers", str(DOSSIERS), "--months", str(MONTHS), "--seed", "77", "--json")
    filled = json.loads(server.command(*words))
    assert filled["made"] == DOSSIERS
    rate = DOSSIERS / filled["seconds"]
    subject = "A demonstration"
    table.add(
        subject,
        "Dossiers entered in bulk",
        f"{rate:.0f} /s",
        promised=f"≥ {AT_LEAST} /s",
        kept=rate >= AT_LEAST,
        method=f"`duoc {' '.join(words)}` on a province that holds the demo's own only: {DOSSIERS} dossiers with all "
        "their rows, ledger entries and hashes, in transactions of 150, two at once, PostgreSQL safe at a power cut, "
        "from the first batch prepared to the last one committed. The next row is apart.",
    )
    table.add(
        subject,
        "Stories played by the real acts, once in a run",
        f"{filled['playing_seconds']:.1f} s",
        method="The same run, before the first batch: every story is played twice and taken back.",
    )
    verified = json.loads(server.command("ledger", "verify", "--json"))
    assert verified["fault"] is None
