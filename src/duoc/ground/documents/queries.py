"""Door: look into documents."""

from duoc.ground.documents.report import Report, SignatureReport
from duoc.ground.documents.signing import fields_of
from duoc.ground.documents.verifying import verify

__all__ = ["Report", "SignatureReport", "fields_of", "verify"]
