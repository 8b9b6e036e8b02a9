"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.config.settings")

application = get_wsgi_application()


def warm() -> None:
    """Load all addresses and what they import, before a server forks; no connection is opened."""
    from django.urls import get_resolver
    from django.utils import translation

    _ = get_resolver().url_patterns
    translation.activate("vi")
    translation.gettext("")
    translation.deactivate_all()
