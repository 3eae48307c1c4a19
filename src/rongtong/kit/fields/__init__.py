"""Database fields of our own: encrypted text and its digest for look-up."""
