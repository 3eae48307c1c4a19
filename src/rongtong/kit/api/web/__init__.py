"""Pages: access tokens of a person or an organisation."""
