"""What one upload may be. These limits are our own, set by no law; each has its reason here and nowhere else."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Bounds of one upload.

    Attributes:
        bytes: what is kept: a colour scan of ten A4 pages at 200 dpi stays under it, and it takes a 3G phone under two
            minutes.
        photo_bytes: what a picture may have when it is sent; it is kept made smaller. The largest of telephones of 2026
            have 25 MB.
        pixels: what is kept: 40 MP is an A4 page at 600 dpi with room; decoding holds four bytes a pixel.
        photo_pixels: what a photo may have when it is sent; telephones of 2026 take up to 200 MP.
        pdf_objects: a scan has a handful, a thick text some thousands; walking more only burns time.
        seconds: processor time of one inspection; an honest file needs well under one.
        memory: address space of one inspection in bytes, so that a file which unpacks without end harms nobody else;
            40 MP in four colours take 630 MB.
    """

    bytes: int = 10 * MEGABYTE
    photo_bytes: int = 30 * MEGABYTE
    pixels: int = 40 * MEGABYTE
    photo_pixels: int = 200 * MEGABYTE
    pdf_objects: int = 100_000
    seconds: int = 20
    memory: int = 800 * MEGABYTE


LIMITS = Limits()
NAME_LENGTH = 120  # longest display name in characters; longer ones are cut before the extension
