"""What is done to a demonstration."""

from duoc.seeding.actions.fill import fill, play_stories
from duoc.seeding.actions.start_seeding import AlreadyFilling, begin, fill_later

__all__ = ["AlreadyFilling", "begin", "fill", "fill_later", "play_stories"]
