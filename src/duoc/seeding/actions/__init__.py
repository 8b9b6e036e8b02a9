"""What is done to a demonstration."""

from duoc.seeding.actions.fill import fill, play_stories
from duoc.seeding.actions.start_seeding import AlreadyFilling, begin, fill_later
from duoc.seeding.actions.tell_stories import Told, check_stories, tell_stories, tellable
from duoc.seeding.filling import TakenOver
from duoc.seeding.rare import play_rare
from duoc.seeding.told.telling import tell

__all__ = [
    "AlreadyFilling",
    "TakenOver",
    "Told",
    "begin",
    "check_stories",
    "fill",
    "fill_later",
    "play_rare",
    "play_stories",
    "tell",
    "tell_stories",
    "tellable",
]
