"""Documents: rendered, signed and verified."""
