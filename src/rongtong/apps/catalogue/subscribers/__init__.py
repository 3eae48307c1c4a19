"""What the catalogue does about facts, its own among them."""
