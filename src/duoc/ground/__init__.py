"""The ground every subject stands on: rooms that know nobody above them."""
