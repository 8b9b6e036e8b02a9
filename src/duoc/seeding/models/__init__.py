from duoc.seeding.models.seeding import Seeding

__all__ = ["Seeding"]
