"""The door of what is worked out without a database: the words of stories."""

from duoc.seeding.told.page import page as story_words_page
from duoc.seeding.told.reading import SCHEMA as STORY_SCHEMA

__all__ = ["STORY_SCHEMA", "story_words_page"]
