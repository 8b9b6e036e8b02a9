from duoc.law.models.legal_text import LegalText

__all__ = ["LegalText"]
