"""Writes of the interface: tokens, counters, kept answers."""
