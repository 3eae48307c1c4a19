"""Files kept private, checked by content, handed out by signed links."""
