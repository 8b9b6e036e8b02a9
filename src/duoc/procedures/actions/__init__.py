"""Acts on procedures: publish one version, many new ones, or a folder of the catalogue."""

from duoc.procedures.actions.load_catalogue import Loaded, load_catalogue
from duoc.procedures.actions.publish import AlreadyPublished, publish, publish_new

__all__ = ["AlreadyPublished", "Loaded", "load_catalogue", "publish", "publish_new"]
