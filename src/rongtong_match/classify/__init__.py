"""Field, industry and region of a record from its text, with confidence."""
