"""A made-up procedure with groups, published beside the made-up province: members, goods, a paper for each."""

from pathlib import Path
from typing import Any

from django.db import transaction

from duoc.procedures.actions import keep_bundle, publish
from duoc.procedures.actions.open_for_filing import ToOpen, open_many
from duoc.procedures.bundles import open_bundle
from duoc.procedures.folders import read_document
from duoc.procedures.models import Version
from tests.cast import COMMUNE, EXTRACT, MONDAY, TINY

CODE = "9.000009"
FOLDER = Path(__file__).parent
MEMBERS: list[dict[str, Any]] = [
    {"id": "a1", "full_name": "Trần Văn Lượm", "nationality": "vn", "units": 2, "price": 1_000_000},
    {"id": "b2", "full_name": "John Smith", "nationality": "us", "passport": "C1234567", "units": 3, "price": 500_000},
]
ANSWERS: dict[str, Any] = {
    "house.commune": COMMUNE,
    "house.begun": "2026-10-31",
    "members": MEMBERS,
    "goods": [],
}


def publish_grouped() -> Version:
    """Publishes the procedure and opens it for filing."""
    of_all = Version.objects.filter(procedure__code=EXTRACT).latest("valid_from").bundle
    opened = open_bundle(of_all.pk)
    shared = {path: (opened.root / path).read_bytes() for path in opened.files if "/procedures/" not in path}
    own = {f"{TINY}/procedures/{CODE}/{file.name}": file.read_bytes() for file in sorted(FOLDER.glob("*.typ"))}
    document = read_document(FOLDER / "definition.yaml")
    version = publish(document.data, bundle=keep_bundle({**shared, **own}), source="test", at=MONDAY)
    with transaction.atomic():
        open_many([ToOpen(CODE, ["online", "counter"])], basis="Bài thử", at=MONDAY)
    return version
