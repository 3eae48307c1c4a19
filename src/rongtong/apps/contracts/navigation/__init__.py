"""Where contracts stands among the other pages."""
