"""How fast, how big and how exact retrieval is as it grows, beside peers that do the same work."""
