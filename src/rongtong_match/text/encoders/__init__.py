"""Sentence encoders behind one interface."""
