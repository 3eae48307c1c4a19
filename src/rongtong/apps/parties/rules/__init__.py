"""Who may do what, one module a subject. Imported whole, so that each permission is declared."""
