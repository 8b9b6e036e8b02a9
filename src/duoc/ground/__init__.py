"""The ground every subject stands on: rooms that import nothing above them."""
