"""Where co-operation stands in the header."""
