"""QR codes as SVG."""

import io

import segno


def qr_svg(url: str) -> str:
    """A QR code of `url` as an SVG text: error correction level M (15 %), quiet zone of 4 modules (ISO/IEC 18004)."""
    out = io.BytesIO()
    code = segno.make_qr(url, error="m", boost_error=False)
    code.save(out, kind="svg", border=4, xmldecl=False, svgns=True, dark="#000")
    return out.getvalue().decode("utf-8")
