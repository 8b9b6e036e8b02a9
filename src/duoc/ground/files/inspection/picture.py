"""Pictures: size read before anything is unpacked, decoded, made to fit, written anew without the camera's metadata."""

import hashlib
import io
import warnings
from typing import Any

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError

from duoc.ground.files.inspection.faults import Fault, Found

HEIF, WEBP = "image/heic", "image/webp"
FORMATS = {
    "image/jpeg": JpegImagePlugin.JpegImageFile.format,
    "image/png": PngImagePlugin.PngImageFile.format,
    HEIF: "HEIF",
    WEBP: "WEBP",
}
JPEG_END = b"\xff\xd9"
JPEG_QUALITY = 90  # letters on a photographed paper stay as legible as in the original; lower values fray them
LEAST = 4_000_000  # pixels to which a picture may be made smaller: an A4 page at 200 dpi


def clean(
    data: bytes, media_type: str, *, max_pixels: int, photo_pixels: int, max_bytes: int
) -> tuple[bytes, dict[str, Any]]:
    """The picture written anew: same look, upright, no EXIF, no place, no comment, nothing behind its end.

    A photo with more pixels than are kept is decoded smaller at once (JPEG) or made smaller (HEIC, WebP), and so is
    one that would take too many bytes. HEIC and WebP, which fewer programs show, become JPEG.

    Args:
        max_pixels: how many are kept.
        photo_pixels: how many a photo may have that is made smaller; decoding HEIC and WebP takes all of them at
            once, so of these only a quarter.

    Returns:
        The new bytes; width and height in pixels, and `shrunk_from` with those of the picture sent, if it was larger.

    Raises:
        Found: damaged, or with more pixels than are taken.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the size is checked here, by our own limit
        try:
            if media_type == HEIF:
                import pi_heif  # only here: it costs memory and time that no other file needs

                pi_heif.register_heif_opener()
            with Image.open(io.BytesIO(data), formats=[FORMATS[media_type] or ""]) as opened:
                picture: Image.Image = opened
                sent = picture.size
                taken = {"image/jpeg": photo_pixels, HEIF: photo_pixels // 4, WEBP: photo_pixels // 4}.get(
                    media_type, max_pixels
                )
                if sent[0] * sent[1] > taken:
                    raise Found(Fault.TOO_MANY_PIXELS)
                if media_type == "image/jpeg":
                    picture = _jpeg(picture, data, max_pixels)
                picture.load()
                return _written_anew(picture, media_type, sent, max_pixels, max_bytes)
        except Image.DecompressionBombError as error:
            raise Found(Fault.TOO_MANY_PIXELS) from error
        except (OSError, ValueError, SyntaxError, IndexError, EOFError, RuntimeError, UnidentifiedImageError) as error:
            raise Found(Fault.DAMAGED) from error


def _jpeg(picture: Image.Image, data: bytes, max_pixels: int) -> Image.Image:
    """The picture decoded, also when its last two bytes alone got lost.

    That nothing else is missing shows when other bytes before the end change no pixel: a decoder that still waits for
    data takes them as such.

    Raises:
        OSError: more is missing.
    """
    _decode_smaller(picture, max_pixels)
    try:
        picture.load()
    except OSError:
        looks = set()
        for filling in (b"\x55" * 64, b"\xa9" * 64, b""):
            picture = Image.open(io.BytesIO(data + filling + JPEG_END), formats=[FORMATS["image/jpeg"] or ""])
            _decode_smaller(picture, max_pixels)
            picture.load()
            looks.add(hashlib.sha256(picture.tobytes()).digest())
        if len(looks) > 1:
            raise
    return picture


def _decode_smaller(picture: Image.Image, max_pixels: int) -> None:
    """JPEG can be decoded at a half, a quarter or an eighth of its sides, without the memory of the whole."""
    width, height = picture.size
    part = next((part for part in (1, 2, 4) if width * height <= max_pixels * part * part), 8)
    if part > 1:
        picture.draft(None, (width // part, height // part))


def _written_anew(
    picture: Image.Image, media_type: str, sent: tuple[int, int], max_pixels: int, max_bytes: int
) -> tuple[bytes, dict[str, Any]]:
    upright = ImageOps.exif_transpose(picture)
    kind = "PNG" if media_type == "image/png" else "JPEG"
    if kind == "JPEG" and upright.mode not in {"L", "RGB"}:
        upright = _on_white(upright)
    bare = _bare(upright)
    _fit(bare, max_pixels)
    kept = _bytes(bare, kind)
    while len(kept) > max_bytes and bare.width * bare.height > LEAST:
        _fit(bare, max(LEAST, bare.width * bare.height // 2))
        kept = _bytes(bare, kind)
    if len(kept) > max_bytes:
        raise Found(Fault.TOO_MANY_PIXELS)
    facts: dict[str, Any] = {"width": bare.width, "height": bare.height}
    if bare.width * bare.height < sent[0] * sent[1]:
        facts["shrunk_from"] = list(sent)
    return kept, facts


def _on_white(picture: Image.Image) -> Image.Image:
    """In the colours of a JPEG; what lets the ground show through stands on paper."""
    if "A" not in picture.getbands():
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    return paper.convert("RGB")


def _fit(picture: Image.Image, max_pixels: int) -> None:
    """Makes the picture smaller, in place, until it has at most so many pixels."""
    share = (max_pixels / (picture.width * picture.height)) ** 0.5
    if share < 1:
        picture.thumbnail((int(picture.width * share), int(picture.height * share)))


def _bytes(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "JPEG":
        picture.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    else:
        picture.save(out, "PNG", optimize=False)
    return out.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    """Pixels only: whatever else the file said (EXIF, XMP, comments, colour profile names) stays behind."""
    palette_transparency = picture.info.get("transparency")
    picture.info = {} if palette_transparency is None else {"transparency": palette_transparency}
    picture.getexif().clear()
    return picture
