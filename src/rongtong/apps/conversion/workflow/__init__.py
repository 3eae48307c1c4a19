"""How a doubt is judged."""
