"""The documents are true: what they tell to type is typed."""
