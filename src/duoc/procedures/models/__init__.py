from duoc.procedures.models.blob import Blob
from duoc.procedures.models.body_calendar import BodyCalendar
from duoc.procedures.models.bundle import Bundle
from duoc.procedures.models.catalogue_load import CatalogueLoad
from duoc.procedures.models.newest_data import (
    NEWEST,
    REORGANISED,
    asked_once,
    last_reorganisation,
    newest,
    note_changed,
    note_newest,
)
from duoc.procedures.models.opening import Opening
from duoc.procedures.models.ordered_json import OrderedJSONField
from duoc.procedures.models.page_visits import PageVisits
from duoc.procedures.models.portal_page import PortalPage
from duoc.procedures.models.procedure import Procedure
from duoc.procedures.models.reference_data import ReferenceData
from duoc.procedures.models.version import Version

__all__ = [
    "NEWEST",
    "REORGANISED",
    "Blob",
    "BodyCalendar",
    "Bundle",
    "CatalogueLoad",
    "Opening",
    "OrderedJSONField",
    "PageVisits",
    "PortalPage",
    "Procedure",
    "ReferenceData",
    "Version",
    "asked_once",
    "last_reorganisation",
    "newest",
    "note_changed",
    "note_newest",
]
