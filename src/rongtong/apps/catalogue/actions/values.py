"""Values of a listing, at hand for the actions that write them."""

from rongtong.apps.catalogue.rules.values import COLUMNS, DATES, plain, put

__all__ = ("COLUMNS", "DATES", "plain", "put")
