"""Finding the procedure that a person means, in the person's own words. Pure; `queries.search` is the door."""
