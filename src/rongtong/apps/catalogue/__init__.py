"""Needs and offers of every kind: intake, the gate, publication, renewal, outcome."""
