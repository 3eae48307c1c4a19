"""Where conversion stands on pages below."""
