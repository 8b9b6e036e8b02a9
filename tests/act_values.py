"""What acts are given that are tried wherever they are offered."""

from typing import Any

from duoc.decisions import queries as decision_queries
from duoc.dossiers.models import Dossier
from duoc.registers.models import Entry
from tests.cast import MONDAY

OFFICES = ("so-thu-dong", "so-thu-tay")
WHY = {"reason": "Nội dung không đúng với giấy tờ.", "legal_basis": "118/2025/NĐ-CP"}
TODAY, TRACKING = MONDAY.date().isoformat(), "EB123456785VN"
VISIT = {"day": "2026-11-23", "hour": "16:30", "place": "Ấp Cây Khô", "say": ""}
SERVED = {"paper": "card", "personal_number": "000000000001", "consent": ["yes"]}
MINUTES = {
    "held_on": "2026-11-23",
    "began_at": "08:00",
    "ended_at": "09:30",
    "present": "Ông Trần Văn Lượm",
    "findings": "Đúng như hồ sơ.",
}
RESTS = {**WHY, "awaits": "Bản án của Tòa án", "waits_for": "other_body", "expected_on": "2026-12-15"}
Subject = Any


def standing(dossier: Dossier) -> Any:
    proposal = decision_queries.proposal(dossier)
    assert proposal
    return proposal.pk


def like_entry(dossier: Dossier) -> Entry:
    """An entry of the register in which the dossier will be entered."""
    common = {"unit_id": dossier.competent_unit_id, "year": 2020, "data": {}, "entered_at": MONDAY, "origin": "demo"}
    return Entry.objects.get_or_create(register_id="births", number=1, defaults={"label": "1/2020", **common})[0]
