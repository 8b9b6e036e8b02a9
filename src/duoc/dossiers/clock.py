"""The province's clock for dossiers: the catalogue's calendars and opening hours, read once."""

from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings

from duoc.ground.worktime import reckon as worktime
