from duoc.instruments.models.instrument import Instrument
from duoc.instruments.models.revocation import Revocation

__all__ = ["Instrument", "Revocation"]
