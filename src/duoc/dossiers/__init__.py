"""One request, from receipt to outcome."""
