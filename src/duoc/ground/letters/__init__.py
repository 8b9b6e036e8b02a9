"""What counts as a letter, a name, a number or a code in whatever people type or paste. Pure."""
