"""A request being written: what to ask next, what is missing, what would be filed."""
