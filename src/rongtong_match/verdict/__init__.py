"""Hard constraints: met, violated or unknown, and the question that an unknown asks."""
