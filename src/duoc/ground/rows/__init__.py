"""Reading and writing rows with statements that the database server plans once (docs/adr/0010)."""
