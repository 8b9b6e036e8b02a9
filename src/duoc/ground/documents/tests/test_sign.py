"""Both signatures, checked by two independent validators."""

import asyncio
import io
import random
import re
import subprocess
from collections import Counter
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from tests.properties import tried

from duoc.ground.documents import signing
from duoc.ground.documents.actions import DemoChain, DocumentFault, demo_chain, render
from duoc.ground.documents.queries import fields_of, verify

from .conftest import CATALOG, SEALED_AT, SIGNED_AT, Sign, sample


def pdfsig(folder: Path, pdf: bytes) -> str:
    """What poppler says. Its exit code is not trusted: it is 0 for a bad signature too."""
    file = folder / "check.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, check=False)
    return out.stdout.decode(errors="replace")


def holds_in_poppler(folder: Path, pdf: bytes, signatures: int) -> bool:
    report = pdfsig(folder, pdf)
    results = re.findall(r"Signature Validation: (.+)", report)
    return results == ["Signature is Valid."] * signatures and "Total document signed" in report


def test_leaders_signature_alone(tmp_path: Path, signed: bytes, chain: DemoChain) -> None:
    report = verify(signed, roots=chain.roots)
    assert report.valid
    assert not report.issued
    assert [s.role for s in report.signatures] == ["leader"]
    assert holds_in_poppler(tmp_path, signed, 1)


def test_both_signatures_hold_in_both_validators(tmp_path: Path, sealed: bytes, chain: DemoChain) -> None:
    report = verify(sealed, roots=chain.roots)
    leader, agency = report.by("leader"), report.by("agency")
    assert report.valid
    assert report.issued
    assert leader is not None
    assert agency is not None
    assert (leader.intact, leader.trusted, leader.later_changes) == (True, True, "form_filling")
    assert (agency.intact, agency.trusted, agency.later_changes) == (True, True, "none")
    assert agency.covers_whole_file
    assert not leader.covers_whole_file
    assert (leader.signed_at, agency.signed_at) == (SIGNED_AT, SEALED_AT)
    assert "Huỳnh Thị Bé Năm" in leader.signer_name
    assert "DEMO" in leader.signer_name
    assert "THỬ NGHIỆM" in leader.organisation
    assert holds_in_poppler(tmp_path, sealed, 2)


def test_sealing_is_one_update_of_the_signed_file(signed: bytes, sealed: bytes) -> None:
    assert sealed.startswith(signed)
    assert sealed.count(b"%%EOF") == signed.count(b"%%EOF") + 1


def test_certified_for_filling_then_locked(sealed: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        certified = fields["leader"].V.Reference[0].TransformParams
        methods = {
            str(reference.TransformMethod): reference.TransformParams for reference in fields["agency"].V.Reference
        }
        assert int(certified.P) == 2
        assert str(pdf.Root.Perms.DocMDP.SubFilter) == "/ETSI.CAdES.detached"
        assert str(methods["/FieldMDP"].Action) == "/All"


def test_number_and_date_are_on_the_page(sealed: bytes) -> None:
    assert fields_of(sealed) == {"number": "0015/QĐ-UBND", "date": "23/11/2026"}
    raw = subprocess.run(["pdftotext", "-raw", "-", "-"], input=sealed, capture_output=True, check=True).stdout.decode()
    out = " ".join(raw.split())
    assert "0015/QĐ-UBND" in out
    assert "23/11/2026" in out
    assert "Người ký: Huỳnh Thị Bé Năm" in out
    assert "23.11.2026 09:30:00 +07:00" in out


def test_the_archival_mark_stays(draft: bytes, sealed: bytes) -> None:
    for pdf in (draft, sealed):
        assert pikepdf.open(io.BytesIO(pdf)).open_metadata().pdfa_status == "2B"


@pytest.mark.parametrize(("value", "look", "written"), [
    ("2026-11-23", "", "23/11/2026"),
    ("2026-02-03", "long", "ngày 03 tháng 02 năm 2026"),
    ("2026-09-30", "long", "ngày 30 tháng 9 năm 2026"),
    ("0015/QĐ-UBND", "long", "0015/QĐ-UBND"),
])  # fmt: skip
def test_how_a_date_is_written(value: str, look: str, written: str) -> None:
    assert signing.written(value, look) == written


@tried(30, 200)
def test_a_changed_byte_is_refused_by_both(tmp_path: Path, sealed: bytes, chain: DemoChain, times: int) -> None:
    """Seeded positions over all bytes that a signature covers; each with another random value."""
    chance = random.Random(20261123)  # noqa: S311 - the same places every time
    holes = [(int(a) + int(b), int(c)) for a, b, c in re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) \d+ *\]", sealed)]
    assert len(holes) == 2
    last = holes[-1]
    covered = [n for n in range(len(sealed)) if not last[0] <= n < last[1]]
    verdicts: Counter[str] = Counter()
    for position in chance.sample(covered, times):
        bad = bytearray(sealed)
        bad[position] ^= chance.randrange(1, 256)
        report = verify(bytes(bad), roots=chain.roots)
        verdicts[report.overall] += 1
        assert not report.valid, position
        assert not holds_in_poppler(tmp_path, bytes(bad), 2), position
    assert verdicts["altered"] >= times * 0.95


def test_filling_again_after_the_seal_is_refused(sealed: bytes, seal: Sign) -> None:
    with pytest.raises(DocumentFault):
        seal(sealed, {})


def test_writing_after_the_seal_shows(sealed: bytes, chain: DemoChain) -> None:
    writer = signing._open(sealed)
    field = next(f for f in signing._form_fields(writer) if f["/T"] == "number")
    del field["/V"]
    signing._fill(writer, field, "9999/QĐ-UBND")
    out = io.BytesIO()
    writer.write(out)
    report = verify(out.getvalue(), roots=chain.roots)
    assert report.altered
    assert "ghi thêm" in report.reason or "thay đổi" in report.reason


def test_the_leader_signs_once(signed: bytes, sign: Sign) -> None:
    with pytest.raises(DocumentFault, match="đã có chữ ký"):
        sign(signed)


def test_unknown_field(signed: bytes, seal: Sign) -> None:
    with pytest.raises(DocumentFault, match="không có ô"):
        seal(signed, {"colour": "red"})


def test_a_long_number_is_shrunk_into_its_field(signed: bytes, seal: Sign, chain: DemoChain) -> None:
    pdf = seal(signed, {"number": "0015/2026/QĐ-UBND-TTPVHCC-BẢN-SAO", "date": "2026-11-23"})
    assert verify(pdf, roots=chain.roots).issued


def test_a_form_without_reserved_boxes_can_be_sealed(tmp_path: Path, seal: Sign, chain: DemoChain) -> None:
    receipt = render(CATALOG / "national/forms/receipt-01.typ", sample(), root=CATALOG)
    pdf = seal(receipt, {})
    assert verify(pdf, roots=chain.roots).valid
    assert holds_in_poppler(tmp_path, pdf, 1)


def test_a_broken_file_is_not_signed(sign: Sign) -> None:
    with pytest.raises(DocumentFault, match="hỏng"):
        sign(b"%PDF-1.7 nothing")


def test_a_naive_time_is_a_programming_fault(draft: bytes, chain: DemoChain) -> None:
    naive = datetime(2026, 11, 23)  # noqa: DTZ001 - without a zone on purpose
    with pytest.raises(ValueError, match="aware"):
        signing.sign_content(draft, chain.post_signer("p", "P"), reason="", name="P", at=naive)


def test_another_chain_is_not_trusted(tmp_path: Path, sealed: bytes) -> None:
    stranger = demo_chain.ensure(tmp_path / "other")
    report = verify(sealed, roots=stranger.roots)
    assert report.overall == "untrusted"
    assert all(s.intact for s in report.signatures)


def test_where_an_event_loop_runs(draft: bytes, sign: Sign, seal: Sign, chain: DemoChain) -> None:
    async def act() -> bool:
        return verify(seal(sign(draft)), roots=chain.roots).issued

    assert asyncio.run(act())
