"""Writes: asking for a job, running it, and what an operator may do with it."""
