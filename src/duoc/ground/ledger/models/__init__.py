from duoc.ground.ledger.models.entry import Entry

__all__ = ["Entry"]
