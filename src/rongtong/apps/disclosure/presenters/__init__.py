"""What was done, as sentences of the trail."""
