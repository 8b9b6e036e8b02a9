"""Door: calculations that need no keys, and no files but our own fonts."""

from duoc.ground.documents.faults import UnprintableLetter
from duoc.ground.documents.printable import expect_printable, unprintable_in, writing_fault
from duoc.ground.documents.qr import qr_svg

__all__ = ["UnprintableLetter", "expect_printable", "qr_svg", "unprintable_in", "writing_fault"]
