"""Asking, signing, giving and taking access, filling a room, opening a file."""
