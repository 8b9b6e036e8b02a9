"""Door: calculations that need neither files nor keys."""

from duoc.ground.documents.qr import qr_svg

__all__ = ["qr_svg"]
