"""The interface for programs: tokens, limits, repeated requests."""
