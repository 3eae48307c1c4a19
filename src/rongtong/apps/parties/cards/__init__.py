"""Cards of the workbench, one module a subject."""
