"""Who can sign: the protocol that a key file, a hardware token or a remote signing service stands behind."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from asn1crypto import x509  # type: ignore[import-untyped]  # the package has no types
from asn1crypto.algos import SignedDigestAlgorithm  # type: ignore[import-untyped]  # the package has no types
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509 import load_pem_x509_certificates
from pyhanko.sign.signers.pdf_cms import Signer as PadesSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from duoc.ground.documents.faults import DocumentFault


class Signer(Protocol):
    """One certificate and the means to sign with its key. Must be safe to use from several threads."""

    @property
    def display_name(self) -> str:
        """The signer's name as people read it."""
        ...

    @property
    def certificate(self) -> bytes:
        """The signer's certificate, DER."""
        ...

    @property
    def chain(self) -> Sequence[bytes]:
        """The certificates above it without the root, DER, nearest first."""
        ...

    def sign_digest(self, digest: bytes) -> bytes:
        """Sign a SHA-256 digest: ECDSA (DER) with an EC key, PKCS #1 v1.5 with an RSA key.

        May wait for a person (a token's PIN, a confirmation on a phone). Raises DocumentFault when it was not signed.
        """
        ...


@dataclass(frozen=True)
class FileSigner:
    """A signer whose key lies in a file. The key is read once and kept."""

    display_name: str
    certificate: bytes
    chain: tuple[bytes, ...]
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey = field(repr=False)

    @classmethod
    def load(cls, display_name: str, key_file: Path, certificates_file: Path) -> "FileSigner":
        """Read a PEM key and a PEM file with the signer's certificate first, then those above it."""
        try:
            key = load_pem_private_key(key_file.read_bytes(), password=None)
            certificates = load_pem_x509_certificates(certificates_file.read_bytes())
        except (OSError, ValueError) as error:
            raise DocumentFault(
                f"Không đọc được khóa ký của {display_name}.", "Kiểm tra thư mục khóa rồi làm lại.", file=key_file
            ) from error
        if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
            raise DocumentFault(f"Khóa ký của {display_name} thuộc loại không dùng được.", "Dùng khóa EC hoặc RSA.")
        first, *above = [certificate.public_bytes(Encoding.DER) for certificate in certificates]
        return cls(display_name, first, tuple(above), key)

    def sign_digest(self, digest: bytes) -> bytes:
        """See Signer."""
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            return self.key.sign(digest, ec.ECDSA(utils.Prehashed(SHA256())))
        return self.key.sign(digest, padding.PKCS1v15(), utils.Prehashed(SHA256()))


class PadesAdapter(PadesSigner):
    """Lets pyHanko sign with any Signer. Made anew for each signature: it only holds parsed certificates."""

    def __init__(self, signer: Signer) -> None:
        certificate = x509.Certificate.load(signer.certificate)
        self._kind = str(certificate.public_key.algorithm)
        mechanism = "sha256_ecdsa" if self._kind == "ec" else "sha256_rsa"
        above = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
        above.register_multiple([x509.Certificate.load(der) for der in signer.chain])
        super().__init__(
            signing_cert=certificate,
            cert_registry=above,
            signature_mechanism=SignedDigestAlgorithm({"algorithm": mechanism}),
            embed_roots=False,
        )
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Called by pyHanko with the signed attributes; a dry run only asks for the length."""
        if dry_run:
            return bytes(80 if self._kind == "ec" else 512)
        return self._signer.sign_digest(hashlib.sha256(data).digest())
