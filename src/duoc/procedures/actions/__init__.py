"""Acts on procedures: publish one version, many new ones, new editions, or a folder of the catalogue."""

from duoc.procedures.actions.count_visit import count_visit
from duoc.procedures.actions.keep_bundle import keep_bundle
from duoc.procedures.actions.load_catalogue import Loaded, bundle_of_all, load_catalogue
from duoc.procedures.actions.open_for_filing import (
    NotAsItStands,
    NotOpened,
    NotTheProvinces,
    ToOpen,
    close_for_filing,
    close_many,
    open_for_filing,
    open_many,
)
from duoc.procedures.actions.publish import AlreadyPublished, publish, publish_new
from duoc.procedures.actions.publish_editions import publish_editions
from duoc.procedures.actions.set_body_calendar import NewBodyCalendar, NotSet, set_body_calendar

__all__ = [
    "AlreadyPublished",
    "Loaded",
    "NewBodyCalendar",
    "NotAsItStands",
    "NotOpened",
    "NotSet",
    "NotTheProvinces",
    "ToOpen",
    "bundle_of_all",
    "close_for_filing",
    "close_many",
    "count_visit",
    "keep_bundle",
    "load_catalogue",
    "open_for_filing",
    "open_many",
    "publish",
    "publish_editions",
    "publish_new",
    "set_body_calendar",
]
