"""Acts on procedures: publish one version, many new ones, new editions, or a folder of the catalogue."""

from duoc.procedures.actions.keep_bundle import keep_bundle
from duoc.procedures.actions.load_catalogue import Loaded, bundle_of_all, load_catalogue
from duoc.procedures.actions.publish import AlreadyPublished, publish, publish_new
from duoc.procedures.actions.publish_editions import publish_editions

__all__ = [
    "AlreadyPublished",
    "Loaded",
    "bundle_of_all",
    "keep_bundle",
    "load_catalogue",
    "publish",
    "publish_editions",
    "publish_new",
]
