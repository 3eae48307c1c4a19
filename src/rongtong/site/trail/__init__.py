"""The audit trail as people read it, and the rounds that keep it and the facts going."""
