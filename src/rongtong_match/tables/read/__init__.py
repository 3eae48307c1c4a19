"""Files of every office format as grids, and grids as records."""
