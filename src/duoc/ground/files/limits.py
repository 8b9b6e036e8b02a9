"""What one upload may be. These limits are our own, set by no law; each has its reason here and nowhere else."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Bounds of one upload.

    Attributes:
        bytes: a colour scan of ten A4 pages at 200 dpi stays under it, and it takes a 3G phone under two minutes.
        pixels: 40 MP is an A4 page at 600 dpi with room; decoding holds four bytes a pixel.
        pdf_objects: a scan has a handful, a thick text some thousands; walking more only burns time.
        seconds: processor time of one inspection; an honest file needs well under one.
        memory: address space of one inspection in bytes, so that a file which unpacks without end harms nobody else;
            40 MP in four colours take 630 MB.
    """

    bytes: int = 10 * MEGABYTE
    pixels: int = 40 * MEGABYTE
    pdf_objects: int = 100_000
    seconds: int = 20
    memory: int = 800 * MEGABYTE


LIMITS = Limits()
NAME_LENGTH = 120  # longest display name in characters; longer ones are cut before the extension
