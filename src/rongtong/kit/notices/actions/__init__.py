"""Writes: telling, delivering, reading, choosing."""
