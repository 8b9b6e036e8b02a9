"""Acts on procedures: publish one version, load a catalogue folder."""

from duoc.procedures.actions.load_catalogue import Loaded, load_catalogue
from duoc.procedures.actions.publish import AlreadyPublished, publish

__all__ = ["AlreadyPublished", "Loaded", "load_catalogue", "publish"]
