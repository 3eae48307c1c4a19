"""Work in the background and what follows when a clock runs out, one module a subject."""
