"""The platform at the size of two provinces: a bulk loader, and clients that ask for its pages."""
