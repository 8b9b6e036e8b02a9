"""Fills two communes with open dossiers: births that were filed, and that nobody has looked at yet.

Run beside a province that is served: `python -m tests.bench.crowd CODE CODE NUMBER` in its environment.
"""

import sys
import tempfile
from pathlib import Path

import yaml

from duoc.config import command


def fill(codes: list[str], number: int) -> None:
    """Enters so many dossiers in these communes, the same share in each."""
    from django.conf import settings
    from django.utils import timezone

    from duoc.seeding import actions
    from duoc.seeding.reading import read_stories

    content = read_stories(settings.CATALOG / settings.PROVINCE / "demo" / "stories.yaml")
    filed = content["stories"][0] | {"turns": []}
    content |= {"stories": [filed], "morning": {code: number // len(codes) for code in codes}}
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        yaml.safe_dump(content, file, allow_unicode=True)
        file.flush()
        seed = int(codes[0])  # so that two crowds of one province are drawn each by itself
        wanted = {"dossiers": number, "months": 12, "seed": seed}
        seeding = actions.begin(**wanted, stories=Path(file.name), at=timezone.now())
    actions.fill(seeding_id=seeding.pk)


if __name__ == "__main__":
    command.django("worker")
    *communes, count = sys.argv[1:]
    fill(communes, int(count))
