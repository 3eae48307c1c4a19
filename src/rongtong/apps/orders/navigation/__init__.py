"""Where orders stand on pages below."""
