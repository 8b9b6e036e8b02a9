"""The door of what is worked out without a database: stories as data, and their words."""

from duoc.seeding.scenes import with_days
from duoc.seeding.told.page import page as story_words_page
from duoc.seeding.told.story import Happening, Played, ToldStory
from duoc.seeding.told.story_files import SCHEMA as STORY_SCHEMA

__all__ = ["STORY_SCHEMA", "Happening", "Played", "ToldStory", "story_words_page", "with_days"]
