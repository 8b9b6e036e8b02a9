"""Door: one truth about what people type, for all faces, desk texts, search and documents."""

from duoc.ground.letters.clear import CLEAR_LETTERS, clear_letters_of
from duoc.ground.letters.digits import digits_of, phone_of, without_separators
from duoc.ground.letters.hidden import is_blank, is_hidden, without_hidden
from duoc.ground.letters.lookalikes import in_latin, lookalike_in
from duoc.ground.letters.mending import APOSTROPHES, HYPHENS, capitalised, mended, plain_marks, says_too_little
from duoc.ground.letters.numbers import amount_of, decimal_of, two_meanings, whole_of
from duoc.ground.letters.old_encodings import decoded
from duoc.ground.letters.pasted import TOKEN_LENGTH, dossier_code_in, linked_token_in, procedure_codes_in, token_in
from duoc.ground.letters.person_names import (
    accents_missing,
    accents_missing_in_place,
    is_name,
    name_key,
    name_oddity,
    other_script_in,
    same_name,
)
from duoc.ground.letters.plain import is_plain
from duoc.ground.letters.syllables import Syllable, syllables, with_tones_in_place

__all__ = [
    "APOSTROPHES",
    "CLEAR_LETTERS",
    "HYPHENS",
    "TOKEN_LENGTH",
    "Syllable",
    "accents_missing",
    "accents_missing_in_place",
    "amount_of",
    "capitalised",
    "clear_letters_of",
    "decimal_of",
    "decoded",
    "digits_of",
    "dossier_code_in",
    "in_latin",
    "is_blank",
    "is_hidden",
    "is_name",
    "is_plain",
    "linked_token_in",
    "lookalike_in",
    "mended",
    "name_key",
    "name_oddity",
    "other_script_in",
    "phone_of",
    "plain_marks",
    "procedure_codes_in",
    "same_name",
    "says_too_little",
    "syllables",
    "token_in",
    "two_meanings",
    "whole_of",
    "with_tones_in_place",
    "without_hidden",
    "without_separators",
]
