"""Registration on the workbench."""
