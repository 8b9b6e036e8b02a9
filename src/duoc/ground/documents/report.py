"""What a check of a document found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Overall = Literal["valid", "altered", "unsigned", "untrusted"]
Changes = Literal["none", "archival", "form_filling", "other"]


@dataclass(frozen=True)
class SignatureReport:
    """One signature. `role` is the field's name: "leader" or "agency". `fingerprint` is the certificate's SHA-256, hex.

    `later_changes` says what was added after it: nothing, archival data, the filling in of permitted fields, or else.
    """

    role: str
    signer_name: str
    organisation: str
    signed_at: datetime | None
    intact: bool
    trusted: bool
    covers_whole_file: bool
    later_changes: Changes
    fingerprint: str
    reason: str

    @property
    def sound(self) -> bool:
        """Intact, trusted, and nothing forbidden came after."""
        return self.intact and self.trusted and self.later_changes != "other"


@dataclass(frozen=True)
class Report:
    """The whole document. `reason` is one Vietnamese sentence for people."""

    overall: Overall
    signatures: tuple[SignatureReport, ...]
    reason: str

    @property
    def valid(self) -> bool:
        """Every signature is sound and the last one covers the whole file."""
        return self.overall == "valid"

    @property
    def altered(self) -> bool:
        """Something was changed after signing, or the file is damaged."""
        return self.overall == "altered"

    @property
    def issued(self) -> bool:
        """Valid, and signed by both the leader and the agency: an electronic original (Decree 30/2020, Art. 5)."""
        return self.valid and {"leader", "agency"} <= {signature.role for signature in self.signatures}

    def by(self, role: str) -> SignatureReport | None:
        """The signature in the field `role`, if there is one."""
        return next((signature for signature in self.signatures if signature.role == role), None)
