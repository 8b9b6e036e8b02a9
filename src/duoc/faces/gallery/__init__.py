"""The living style page: every part with its states. In demo mode only."""
