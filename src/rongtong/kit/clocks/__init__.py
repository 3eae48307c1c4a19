"""Deadlines as rows, counted in working days."""
