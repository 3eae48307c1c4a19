"""The state machines, one module a subject."""
