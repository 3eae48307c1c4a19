"""Orders on the workbench."""
