"""Who may do what, and what each kind of listing asks."""
