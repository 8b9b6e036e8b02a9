from duoc.procedures.models.catalogue_load import CatalogueLoad
from duoc.procedures.models.portal_page import PortalPage
from duoc.procedures.models.procedure import Procedure
from duoc.procedures.models.version import Version

__all__ = ["CatalogueLoad", "PortalPage", "Procedure", "Version"]
