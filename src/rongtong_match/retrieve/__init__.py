"""Candidates for a query, filtered while they are sought."""
