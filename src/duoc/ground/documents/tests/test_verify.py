"""Any bytes give a Report."""

import io
import random
import tracemalloc
import zlib
from datetime import UTC, datetime

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pikepdf import Dictionary, Name, String

from duoc.ground.documents import verifying
from duoc.ground.documents.actions import DemoChain
from duoc.ground.documents.queries import verify

RANDOM_20_MB = random.Random(7).randbytes(20_000_000)  # noqa: S311 - the same bytes every time


def with_pikepdf(pdf: bytes, *, script: bool = False, password: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if script:
            document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))
        if password:
            document.save(out, encryption=pikepdf.Encryption(owner=password, user=password))
        else:
            document.save(out)
    return out.getvalue()


BOMB = 400_000_000


def bomb() -> bytes:
    """A cross-reference stream that would unpack to `BOMB` bytes."""
    packed = zlib.compress(zlib.compress(bytes(BOMB), 9), 9)
    head = (
        b"1 0 obj\n<</Type/XRef/Size 2/W[1 1 1]/Root 1 0 R/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n"
        % len(packed)
    )
    return b"%PDF-1.7\n" + head + packed + b"\nendstream endobj\nstartxref\n9\n%%EOF\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-",
        b"%PDF-1.7\n%%EOF",
        b"\x00" * 5000,
        b"MZ" * 900,
        b"<html>%PDF-1.4</html>",
        b"%PDF-1.7\nstartxref\n99999999999\n",
    ],
)
def test_small_garbage(data: bytes, chain: DemoChain) -> None:
    report = verify(data, roots=chain.roots)
    assert report.overall == "unsigned"
    assert report.reason.endswith(".")


@pytest.mark.parametrize("head", [b"", b"%PDF-1.7\n"])
def test_20_mb_of_noise(head: bytes, chain: DemoChain) -> None:
    assert verify(head + RANDOM_20_MB, roots=chain.roots).overall == "unsigned"


def test_too_large(chain: DemoChain) -> None:
    assert "quá lớn" in verify(b"%PDF-1.7" + bytes(verifying.MAX_BYTES), roots=chain.roots).reason


def test_unsigned(draft: bytes, chain: DemoChain) -> None:
    report = verify(draft, roots=chain.roots)
    assert (report.overall, report.signatures) == ("unsigned", ())
    assert not report.issued


def test_scripts_without_signature(draft: bytes, chain: DemoChain) -> None:
    assert verify(with_pikepdf(draft, script=True), roots=chain.roots).overall == "unsigned"


def test_scripts_put_into_a_signed_document(sealed: bytes, chain: DemoChain) -> None:
    assert verify(with_pikepdf(sealed, script=True), roots=chain.roots).altered


def test_encrypted(draft: bytes, chain: DemoChain) -> None:
    report = verify(with_pikepdf(draft, password="x"), roots=chain.roots)
    assert report.overall == "unsigned"
    assert "mật khẩu" in report.reason


def test_a_lock_against_changes_hides_no_signature(draft: bytes, chain: DemoChain) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(draft)) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user=""))
    report = verify(locked.getvalue(), roots=chain.roots)
    assert "mật khẩu" not in report.reason and "không có chữ ký số" in report.reason


@pytest.mark.parametrize("share", [0.3, 0.7, 0.9, 0.99, 0.999])
def test_truncated(share: float, sealed: bytes, chain: DemoChain) -> None:
    report = verify(sealed[: int(len(sealed) * share)], roots=chain.roots)
    assert not report.valid
    assert report.reason


def test_the_agencys_update_cut_off_is_the_leaders_document(signed: bytes, sealed: bytes, chain: DemoChain) -> None:
    report = verify(sealed[: len(signed)], roots=chain.roots)
    assert report.valid
    assert not report.issued


def test_appended_bytes(sealed: bytes, chain: DemoChain) -> None:
    assert not verify(sealed + b"\n%added\n", roots=chain.roots).valid


def test_random_cuts_and_splices_never_raise(sealed: bytes, chain: DemoChain) -> None:
    chance = random.Random(3)  # noqa: S311 - the same places every time
    for _ in range(40):
        start, length = chance.randrange(len(sealed)), chance.randrange(1, 5000)
        middle = chance.randbytes(chance.randrange(0, 200))
        assert not verify(sealed[:start] + middle + sealed[start + length :], roots=chain.roots).valid


def test_a_bomb_is_not_unpacked(chain: DemoChain) -> None:
    packed = bomb()
    tracemalloc.start()
    try:
        assert verify(packed, roots=chain.roots).overall == "unsigned"
        assert tracemalloc.get_traced_memory()[1] < BOMB / 4
    finally:
        tracemalloc.stop()


def test_roots_as_pem_and_broken_roots(sealed: bytes, chain: DemoChain) -> None:
    pem = x509.load_der_x509_certificate(chain.roots[0]).public_bytes(Encoding.PEM)
    assert verify(sealed, roots=[pem]).valid
    assert not verify(sealed, roots=[b"nonsense"]).valid
    assert verify(sealed, roots=[]).overall == "untrusted"


def test_after_the_certificates_end(sealed: bytes, chain: DemoChain) -> None:
    report = verify(sealed, roots=chain.roots, at=datetime(2060, 1, 1, tzinfo=UTC))
    assert report.overall == "untrusted"
    assert verify(sealed, roots=chain.roots, at=datetime(2030, 1, 1, tzinfo=UTC)).valid
