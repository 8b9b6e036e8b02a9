"""Acts on procedures: publish one version, load a catalogue folder, take in pages of the national portal."""

from duoc.procedures.actions.import_pages import Imported, PagesUnreadable, import_pages, load_pages
from duoc.procedures.actions.load_catalogue import Loaded, load_catalogue
from duoc.procedures.actions.publish import AlreadyPublished, publish

__all__ = [
    "AlreadyPublished",
    "Imported",
    "Loaded",
    "PagesUnreadable",
    "import_pages",
    "load_catalogue",
    "load_pages",
    "publish",
]
