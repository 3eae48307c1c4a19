"""The states of agreements and of access to listings."""
