"""The tags, by what they draw."""
