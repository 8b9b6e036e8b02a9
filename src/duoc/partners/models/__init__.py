from duoc.partners.models.refused_message import RefusedMessage
from duoc.partners.models.report import Report

__all__ = ["RefusedMessage", "Report"]
