"""The product's settings for a process that a test starts: static files are found where they lie."""

from duoc.config.settings import *  # noqa: F403 - these are those settings
from duoc.config.settings import STORAGES

STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
