"""Money on the workbench."""
