"""QR codes as SVG."""

import io

import segno

BORDER = 4  # light modules around (ISO/IEC 18004, 9.1)


def qr_svg(url: str) -> str:
    """A QR code of `url` as an SVG text: error correction level M (15 %), quiet zone of 4 modules (ISO/IEC 18004)."""
    svg = io.BytesIO()
    code = segno.make_qr(url, error="m", boost_error=False)
    code.save(svg, kind="svg", border=BORDER, xmldecl=False, svgclass=None, lineclass=None)
    return svg.getvalue().decode("utf-8")
