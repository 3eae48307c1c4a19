"""Rongtong's core: matches technology needs with technology offers. Pure Python, no server, no network."""
