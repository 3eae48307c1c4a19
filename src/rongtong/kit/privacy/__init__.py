"""Consent, my data, erasure, retention; what each personal field is."""
