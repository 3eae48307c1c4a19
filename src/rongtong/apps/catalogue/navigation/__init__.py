"""Where the catalogue stands in the header."""
