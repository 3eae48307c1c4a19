"""Candidates for a query, filtered while they are sought.

``base`` holds the interface, ``embedded`` the index on disk that is the default, ``batch`` matches all
needs with all offers, and ``rongtong_match.reference.retrieve`` is the slow, obvious twin of both.
"""
