"""How time limits are called, wherever people read them."""

from duoc.ground.worktime.calculations import term_words as term_words
