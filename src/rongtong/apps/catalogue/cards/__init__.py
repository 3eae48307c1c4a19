"""What the workbench shows of the catalogue."""
