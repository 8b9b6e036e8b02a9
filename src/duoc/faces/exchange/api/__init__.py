"""What each address of `/api/v1/` does, one subject a file."""
