"""Writes: answers, readings, tags, exports, erasures, retention runs."""
