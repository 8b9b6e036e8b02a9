"""Pictures: size read before anything is unpacked, wholly decoded, written anew without the camera's metadata."""

import io
import warnings

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin

from duoc.ground.files.inspection.faults import Fault, Found

FORMATS = {"image/jpeg": JpegImagePlugin.JpegImageFile.format, "image/png": PngImagePlugin.PngImageFile.format}
JPEG_QUALITY = 90  # letters on a photographed paper stay as legible as in the original; lower values fray them


def clean(data: bytes, media_type: str, *, max_pixels: int) -> tuple[bytes, dict[str, int]]:
    """The picture written anew: same look, upright, no EXIF, no place, no comment, nothing behind its end.

    Returns:
        The new bytes, and width and height in pixels.

    Raises:
        Found: damaged, or larger than `max_pixels`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the size is checked here, by our own limit
        try:
            with Image.open(io.BytesIO(data), formats=[FORMATS[media_type]]) as picture:
                if picture.width * picture.height > max_pixels:
                    raise Found(Fault.TOO_MANY_PIXELS)
                picture.load()
                return _written_anew(picture, media_type)
        except Image.DecompressionBombError as error:
            raise Found(Fault.TOO_MANY_PIXELS) from error
        except (OSError, ValueError, SyntaxError, IndexError, EOFError) as error:
            raise Found(Fault.DAMAGED) from error


def _written_anew(picture: Image.Image, media_type: str) -> tuple[bytes, dict[str, int]]:
    upright = ImageOps.exif_transpose(picture)
    out = io.BytesIO()
    if media_type == "image/jpeg":
        plain = upright if upright.mode in {"L", "RGB"} else upright.convert("RGB")
        bare = _bare(plain)
        bare.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    else:
        bare = _bare(upright)
        bare.save(out, "PNG", optimize=False)
    return out.getvalue(), {"width": bare.width, "height": bare.height}


def _bare(picture: Image.Image) -> Image.Image:
    """Pixels only: whatever else the file said (EXIF, XMP, comments, colour profile names) stays behind."""
    palette_transparency = picture.info.get("transparency")
    picture.info = {} if palette_transparency is None else {"transparency": palette_transparency}
    picture.getexif().clear()
    return picture
