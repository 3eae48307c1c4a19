"""Express service orders: from a price to paid and rated."""
