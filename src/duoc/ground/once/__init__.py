"""Every write happens once per key."""
