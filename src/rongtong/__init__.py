"""The platform: a modular monolith on Django (docs/explanation/house.md)."""
