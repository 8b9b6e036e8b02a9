"""Taking in pages of the national portal: those of a file, or those that the product ships with."""

from duoc.importer.actions.import_pages import Imported, PagesUnreadable, import_pages, load_pages

__all__ = ["Imported", "PagesUnreadable", "import_pages", "load_pages"]
