"""Line icons as inline SVG: no request, no font, and the colour of the words beside them. Drawn for Đước, 24 × 24."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="m15 5-7 7 7 7"/>',
    "bell": '<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4"/>',
    "box": '<path d="M4 8v11h16V8M3 4h18v4H3zM10 12h4"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5M9 15h2"/>',
    "check": '<path d="m5 13 4.5 4.5L19 7"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "copy": '<path d="M9 8h11v13H9zM15 8V3H4v13h5"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "dashed": '<circle cx="12" cy="12" r="8.5" stroke-dasharray="3 4"/>',
    "dot": '<circle cx="12" cy="12" r="6" fill="currentColor"/>',
    "down": '<path d="m6 9 6 6 6-6"/>',
    "fault": '<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.5v.1"/>',
    "file": '<path d="M6 3h8l5 5v13H6zM14 3v5h5M9 13h6M9 17h6"/>',
    "folder": '<path d="M3 6h6l2 2h10v11H3z"/>',
    "half": '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"/>',
    "home": '<path d="M4 11 12 4l8 7v9h-5v-6H9v6H4z"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.5v.1"/>',
    "life-aquaculture": '<path d="M18 8c-4-4-11-3-12 2s4 8 9 7l3-1M9 15l-1 4M12 16.5v3M18 8l3-3M18 8l4 .5"/>',
    "life-birth": '<path d="M4 11h16a8 8 0 0 1-16 0zM12 11V4a8 8 0 0 1 8 7M4 11 2.5 7M8 18.5v.1M16 18.5v.1"/>',
    "life-building": '<path d="M3 11l9-7 9 7M5 10v10h14V10M10 20v-6h4v6"/>',
    "life-business": '<path d="M4 9l1.5-5h13L20 9M4 9v11h16V9M4 9h16c0 4-5 4-5 0 0 4-6 4-6 0 0 4-5 4-5 0"/>',
    "life-death": '<path d="M12 21v-9M12 12c-5 0-5-7 0-9 5 2 5 9 0 9zM12 19c-3 0-5-1-6-4M12 19c3 0 5-1 6-4"/>',
    "life-fishing": '<path d="M3 14h18l-3 6H6zM12 14V3l6 7h-6M8 14V9"/>',
    "life-hardship": '<path d="M12 11C7 8 7 4 10 4l2 2 2-2c3 0 3 4-2 7zM3 15l4-1 5 3h3v3h-5M3 20l3-1 5 2h4l6-4"/>',
    "life-marriage": '<circle cx="9" cy="14" r="6"/><circle cx="15" cy="14" r="6"/><path d="M7.5 3h3L9 8z"/>',
    "life-papers": '<path d="M8 7V3h7l5 5v9h-4M15 3v5h5M4 7h8l4 4v10H4zM7.5 14h5M7.5 17h5"/>',
    "pause": '<path d="M9 6v12M15 6v12"/>',
    "pen": '<path d="M4 20l1-4L16 5l3 3L8 19zM13 8l3 3"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>',
    "phone": '<path d="M5 4h4l2 5-2.5 1.5a12 12 0 0 0 5 5L15 13l5 2v4c-9 2-17-6-15-15z"/>',
    "save": '<path d="M12 4v11M7 10.5l5 5 5-5M4 20h16"/>',
    "seal": '<circle cx="12" cy="9" r="6"/><path d="m8.5 14-1 7 4.5-2.5L16.5 21l-1-7M9.5 9l2 2 3-3.5"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "stamp": '<path d="M9 14c1-3-1-4-1-6a4 4 0 0 1 8 0c0 2-2 3-1 6h4v3H5v-3zM5 21h14"/>',
    "warn": '<path d="M12 4 2.5 20h19zM12 10v4M12 17v.1"/>',
}


def svg(name: str, label: str = "") -> SafeString:
    """The icon of this name as SVG; with a label it is an image with that text, without it is decoration.

    Raises:
        KeyError: there is no such icon.
    """
    shape = mark_safe(SHAPES[name])  # noqa: S308 - the constants above
    role = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon" viewBox="0 0 24 24" {}>{}</svg>', role, shape)
