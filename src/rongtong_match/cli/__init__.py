"""The command line: rongtong match, index, search, learn."""

from rongtong_match.cli.app import app, main

__all__ = ["app", "main"]
