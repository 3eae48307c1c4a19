"""Where registration stands among the other pages."""
