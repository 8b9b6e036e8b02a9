"""One signed birth certificate for all tests of the room; made by the real typesetter and signers."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from duoc.ground.documents import actions
from duoc.ground.documents.calculations import qr_svg

CATALOG = Path(__file__).resolve().parents[5] / "catalog"
CERTIFICATE = CATALOG / "ca-mau/procedures/1.001193/certificate.typ"
SIGNED_AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
SEALED_AT = datetime(2026, 11, 23, 2, 33, tzinfo=UTC)
URL = "http://localhost:8000/kiem-tra/4f7c2b9e8d1a4c06/"


def sample() -> dict[str, Any]:
    """Full data of a birth dossier, people invented."""
    answers = {
        "child.full_name": "Trần Nguyễn Gia Hưng",
        "child.birth_date": "2026-11-05",
        "child.sex": "male",
        "child.birth_place": "Trạm y tế (thử nghiệm), xã Hồ Thị Kỷ, tỉnh Cà Mau",
        "child.ethnicity": "01",
        "child.nationality": "vn",
        "child.hometown": "Xã Hồ Thị Kỷ, tỉnh Cà Mau",
        "child.personal_number": "000000000099",
        "copies": 2,
        "requester.relation": "mother",
    }
    for role, name in (("mother", "Nguyễn Thị Thảo"), ("father", "Trần Văn Lượm")):
        answers |= {
            f"{role}.full_name": name,
            f"{role}.birth_date": "1996-04-12",
            f"{role}.ethnicity": "05",
            f"{role}.nationality": "vn",
            f"{role}.residence": "32092",
            f"{role}.address": "Ấp Cây Khô (thử nghiệm)",
        }
    return {
        "origin": "demo",
        "procedure": {"code": "1.001193", "name": "Thủ tục đăng ký khai sinh"},
        "dossier": {
            "code": "H12.11-261123-0001",
            "temporary_code": "TAM-261123-7K4Q",
            "filed_at": "2026-11-23T01:15:00+00:00",
            "accepted_at": datetime(2026, 11, 23, 2, 5, tzinfo=UTC),
            "due": "2026-11-23T17:00:00+07:00",
            "expected": "2026-11-24T17:00:00+07:00",
            "channel": "online",
        },
        "applicant": {"full_name": "Nguyễn Thị Thảo", "personal_number": "000000000001", "phone": "0900000001"},
        "unit": {"name": "Ủy ban nhân dân xã Hồ Thị Kỷ", "parent_name": "Tỉnh Cà Mau", "phone": "0290 000 0000"},
        "answers": answers,
        "entry": {"register": "births", "number": "15/2026", "book": "01/2026", "date": "2026-11-23"},
        "signer": {"name": "Huỳnh Thị Bé Năm", "title_line": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"},
        "verify_url": URL,
        "qr_svg": qr_svg(URL),
        "papers": [{"name": "Giấy chứng sinh", "form": "electronic", "count": 1}],
        "fees": [{"label": "Lệ phí đăng ký khai sinh", "amount": 0}, {"label": "Phí bản sao", "amount": 16000}],
        "officer": {"name": "Phạm Ngọc Hân"},
        "request": {"items": ["Chụp lại Giấy chứng sinh."], "legal_basis": "60/2014/QH13", "reason": "Ảnh mờ."},
    }


@pytest.fixture(scope="session")
def chain(tmp_path_factory: pytest.TempPathFactory) -> actions.DemoChain:
    return actions.demo_chain.ensure(tmp_path_factory.mktemp("chain"))


@pytest.fixture(scope="session")
def draft() -> bytes:
    return actions.render(CERTIFICATE, sample(), root=CATALOG)


Sign = Callable[..., bytes]


@pytest.fixture(scope="session")
def sign(chain: actions.DemoChain) -> Sign:
    def leader(pdf: bytes) -> bytes:
        return actions.sign_content(
            pdf,
            chain.post_signer("leader1", "Huỳnh Thị Bé Năm"),
            reason="Ký Giấy khai sinh",
            name="Huỳnh Thị Bé Năm",
            at=SIGNED_AT,
            title_line="Phó Chủ tịch",
        )

    return leader


@pytest.fixture(scope="session")
def seal(chain: actions.DemoChain) -> Sign:
    def agency(pdf: bytes, fields: dict[str, str] | None = None) -> bytes:
        values = {"number": "0015/QĐ-UBND", "date": "2026-11-23"} if fields is None else fields
        sealer = chain.organisation_signer("32092", "Ủy ban nhân dân xã Hồ Thị Kỷ")
        return actions.fill_and_seal(pdf, values, sealer, at=SEALED_AT)

    return agency


@pytest.fixture(scope="session")
def signed(draft: bytes, sign: Sign) -> bytes:
    return sign(draft)


@pytest.fixture(scope="session")
def sealed(signed: bytes, seal: Sign) -> bytes:
    return seal(signed)
