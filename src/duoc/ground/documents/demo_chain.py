"""A certificate chain for trying things out: root, issuing authority, and one leaf for each post and organisation.

Made at first start, kept in a folder that only its owner can read. Every name in it says that it is a trial; a province
in earnest puts its public-duty certificates behind the same Signer protocol instead.
"""

import fcntl
import hashlib
import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import NameOID

from duoc.ground.documents.faults import DocumentFault
from duoc.ground.documents.signer import FileSigner

TRIAL = "THỬ NGHIỆM - DEMO"
# Wide on purpose: the demo's clock may stand anywhere, and a trial document should not expire in front of an audience.
VALID_FROM = datetime(2020, 1, 1, tzinfo=UTC)
VALID_TO = datetime(2046, 1, 1, tzinfo=UTC)
_NAME_LIMIT = 64  # X.520 ub-common-name; counted in bytes of UTF-8, as the library does


@dataclass
class DemoChain:
    """The chain in `folder`. Signers are loaded once and kept."""

    folder: Path
    roots: tuple[bytes, ...]
    _signers: dict[str, FileSigner] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def post_signer(self, post_id: str, display_name: str) -> FileSigner:
        """The signer of a post's holder, made at first use. A new holder (other name) gets a new certificate."""
        return self._signer("post", post_id, display_name)

    def organisation_signer(self, organisation_id: str, display_name: str) -> FileSigner:
        """The signer of an organisation, made at first use."""
        return self._signer("organisation", organisation_id, display_name)

    def _signer(self, kind: str, subject_id: str, display_name: str) -> FileSigner:
        plain = re.sub(r"[^A-Za-z0-9._-]", "_", subject_id)[:48]
        print_ = hashlib.sha256(f"{kind}\0{subject_id}\0{display_name}".encode()).hexdigest()[:16]
        stem = f"{kind}-{plain}-{print_}"
        with self._lock:
            if stem not in self._signers:
                self._signers[stem] = self._load_or_make(stem, kind, subject_id, display_name)
            return self._signers[stem]

    def _load_or_make(self, stem: str, kind: str, subject_id: str, display_name: str) -> FileSigner:
        key_file, certificates_file = self.folder / f"{stem}.key", self.folder / f"{stem}.pem"
        if not certificates_file.exists():
            with _locked(self.folder):
                if not certificates_file.exists():
                    _make_leaf(self.folder, stem, _leaf_name(kind, subject_id, display_name))
        return FileSigner.load(display_name, key_file, certificates_file)


def ensure(
    folder: Path, *, posts: Mapping[str, str] | None = None, organisations: Mapping[str, str] | None = None
) -> DemoChain:
    """The demo chain in `folder`, made if it is not there, and the leaves of `posts` and `organisations` (id → name).

    Safe to call from several processes at once, as often as wanted. Raises DocumentFault if the folder cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _locked(folder):
            if not (folder / "root.pem").exists():
                _make_authorities(folder)
        root = x509.load_pem_x509_certificate((folder / "root.pem").read_bytes())
    except (OSError, ValueError) as error:
        raise DocumentFault(
            f"Không dùng được thư mục chứng thư số thử nghiệm {folder.name}.",
            "Kiểm tra quyền ghi; nếu tệp hỏng thì xóa thư mục này để tạo lại.",
            file=folder,
        ) from error
    chain = DemoChain(folder, (root.public_bytes(Encoding.DER),))
    for post_id, name in (posts or {}).items():
        chain.post_signer(post_id, name)
    for organisation_id, name in (organisations or {}).items():
        chain.organisation_signer(organisation_id, name)
    return chain


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder against other processes (and other threads: each opens the lock file anew)."""
    descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _make_authorities(folder: Path) -> None:
    root_key, issuing_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = _name("Đước - CA gốc thử nghiệm (DEMO)")
    issuing_name = _name("Đước - CA cấp chứng thư thử nghiệm (DEMO)")
    root = _certificate(root_name, root_key, root_name, root_key, path_length=1)
    issuing = _certificate(issuing_name, issuing_key, root_name, root_key, path_length=0)
    _write(folder / "root.key", _key_pem(root_key))
    _write(folder / "issuing.key", _key_pem(issuing_key))
    _write(folder / "issuing.pem", issuing.public_bytes(Encoding.PEM))
    # Last, because its presence says that all is there.
    _write(folder / "root.pem", root.public_bytes(Encoding.PEM))


def _make_leaf(folder: Path, stem: str, subject: x509.Name) -> None:
    issuing_pem = (folder / "issuing.pem").read_bytes()
    issuer = x509.load_pem_x509_certificate(issuing_pem)
    issuing_key = load_pem_private_key((folder / "issuing.key").read_bytes(), password=None)
    if not isinstance(issuing_key, ec.EllipticCurvePrivateKey):
        raise DocumentFault("Khóa của CA thử nghiệm không đúng loại.", "Xóa thư mục chứng thư thử nghiệm để tạo lại.")
    key = ec.generate_private_key(ec.SECP256R1())
    leaf = _certificate(subject, key, issuer.subject, issuing_key, path_length=None)
    _write(folder / f"{stem}.key", _key_pem(key))
    _write(folder / f"{stem}.pem", leaf.public_bytes(Encoding.PEM) + issuing_pem)


def _leaf_name(kind: str, subject_id: str, display_name: str) -> x509.Name:
    mark = " (DEMO)"
    name = display_name
    if len((name + mark).encode()) > _NAME_LIMIT:
        name = re.sub(r"^[ỦU][yỷ] ban nhân dân", "UBND", name)
    while len((name + mark).encode()) > _NAME_LIMIT:
        name = name.rstrip("…")[:-1].rstrip() + "…"
    return _name(name + mark, f"{kind}:{subject_id}"[:_NAME_LIMIT])


def _name(common_name: str, serial: str = "") -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, TRIAL),
        x509.NameAttribute(NameOID.COMMON_NAME, common_name),
    ]
    if serial:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, re.sub(r"[^A-Za-z0-9 '()+,./:=?-]", "-", serial)))
    return x509.Name(parts)


def _certificate(
    subject: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    path_length: int | None,
) -> x509.Certificate:
    """A certificate authority when `path_length` is given, else a leaf for signing documents."""
    authority = path_length is not None
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number(), VALID_FROM, VALID_TO)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=path_length), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .sign(issuer_key, SHA256())
    )


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _write(path: Path, data: bytes) -> None:
    """Write whole or not at all, readable by the owner only from the first moment."""
    temporary = path.with_suffix(path.suffix + ".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(path)
