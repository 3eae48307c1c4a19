"""Where disclosure stands among the other pages."""
