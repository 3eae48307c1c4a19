"""Sending, reminding, ending."""
