"""Getting a message to a person."""
