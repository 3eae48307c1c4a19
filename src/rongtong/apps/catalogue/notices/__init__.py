"""What the catalogue tells people."""
