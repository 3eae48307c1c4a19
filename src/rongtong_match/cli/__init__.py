"""The command line: rongtong match, index, search, learn."""
