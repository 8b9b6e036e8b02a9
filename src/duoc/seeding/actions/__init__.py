"""What is done to a demonstration."""

from duoc.seeding.actions.begin import AlreadyFilling, begin, fill_later
from duoc.seeding.actions.fill import fill, play_stories

__all__ = ["AlreadyFilling", "begin", "fill", "fill_later", "play_stories"]
