"""The National Portal as far as we speak with it, played: for tests and for the demo. It holds no real data."""
