"""The trial chain: made once, by whoever comes first, readable by its owner only."""

import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256

from duoc.ground.documents.actions import DocumentFault, demo_chain

STARTER = """
import sys
from pathlib import Path
from duoc.ground.documents.actions import demo_chain
chain = demo_chain.ensure(Path(sys.argv[1]), posts={"p1": "Huỳnh Thị Bé Năm"}, organisations={"32092": "UBND xã"})
print(chain.roots[0].hex(), chain.post_signer("p1", "Huỳnh Thị Bé Năm").certificate.hex())
"""


def test_files_are_for_the_owner_only(tmp_path: Path) -> None:
    demo_chain.ensure(tmp_path / "keys", posts={"p1": "A"}, organisations={"o1": "B"})
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "keys").iterdir()}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert len(modes) == 4 + 2 * 2 + 1


def test_made_once(tmp_path: Path) -> None:
    first, second = demo_chain.ensure(tmp_path), demo_chain.ensure(tmp_path)
    assert first.roots == second.roots
    assert first.post_signer("p1", "A").certificate == second.post_signer("p1", "A").certificate
    assert first.post_signer("p1", "A") is first.post_signer("p1", "A")


def test_processes_that_start_at_once_agree(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STARTER, str(tmp_path / "keys")]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    outputs = {process.communicate(timeout=60)[0] for process in started}
    assert [process.returncode for process in started] == [0] * 4
    assert len(outputs) == 1


def test_threads_agree(tmp_path: Path) -> None:
    chain = demo_chain.ensure(tmp_path)
    certificates: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: certificates.append(chain.post_signer("p", "A").certificate)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(certificates) == 8
    assert len(set(certificates)) == 1


def test_names_say_trial_and_the_chain_is_whole(tmp_path: Path) -> None:
    chain = demo_chain.ensure(tmp_path)
    signer = chain.organisation_signer(
        "32092", "Ủy ban nhân dân xã có một cái tên rất dài để thử giới hạn của chứng thư số"
    )
    leaf, issuing = (x509.load_der_x509_certificate(der) for der in (signer.certificate, signer.chain[0]))
    root = x509.load_der_x509_certificate(chain.roots[0])
    leaf.verify_directly_issued_by(issuing)
    issuing.verify_directly_issued_by(root)
    for certificate in (leaf, issuing, root):
        text = certificate.subject.rfc4514_string()
        assert "DEMO" in text
        assert "THỬ NGHIỆM" in text


def test_a_new_holder_of_a_post_gets_a_new_certificate(tmp_path: Path) -> None:
    chain = demo_chain.ensure(tmp_path)
    assert chain.post_signer("p", "A").certificate != chain.post_signer("p", "B").certificate


def test_ids_cannot_leave_the_folder(tmp_path: Path) -> None:
    chain = demo_chain.ensure(tmp_path / "keys")
    chain.post_signer("../../x", "A")
    assert {path.name for path in tmp_path.iterdir()} == {"keys"}


def test_signature_of_a_digest(tmp_path: Path) -> None:
    signer = demo_chain.ensure(tmp_path).post_signer("p", "A")
    digest = bytes(range(32))
    key = x509.load_der_x509_certificate(signer.certificate).public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(signer.sign_digest(digest), digest, ec.ECDSA(utils.Prehashed(SHA256())))
    assert "key" not in repr(signer).replace("key_", "")


def test_a_broken_folder_is_said_in_vietnamese(tmp_path: Path) -> None:
    chain = demo_chain.ensure(tmp_path / "keys")
    (tmp_path / "keys" / "root.pem").write_text("nonsense")
    with pytest.raises(DocumentFault, match="thử nghiệm"):
        demo_chain.ensure(tmp_path / "keys")
    (tmp_path / "file").write_text("")
    with pytest.raises(DocumentFault):
        demo_chain.ensure(tmp_path / "file")
    assert chain.roots
