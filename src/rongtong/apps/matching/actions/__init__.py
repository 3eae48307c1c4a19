"""Writes: rankings kept, answers, facts stated, showings."""
