"""Door: look into documents."""

from duoc.ground.documents.report import Report, SignatureReport
from duoc.ground.documents.signing import fields_of, places_of
from duoc.ground.documents.verifying import verify

__all__ = ["Report", "SignatureReport", "fields_of", "places_of", "verify"]
