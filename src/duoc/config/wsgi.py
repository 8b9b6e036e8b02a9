"""What the web server calls."""

import logging
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
    translation.deactivate_all()


def warm_search() -> None:
    """Build the index of procedures before a server forks, so that its workers share one and nobody waits for it.

    A database that is not there yet is no reason not to start: then the first search builds it. No connection stays.
    """
    from django.db import DatabaseError, connections

    from duoc.procedures import queries

    try:
        queries.warm()
    except DatabaseError as error:
        logging.getLogger("duoc.search").warning("search is not ready: %s", error)
    finally:
        connections.close_all()
