"""Pages of organisations: directory, page, registering, editing."""
