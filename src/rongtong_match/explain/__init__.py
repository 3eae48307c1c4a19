"""Reasons as data, and the sentences made from them."""
