"""Cards of the workbench."""
