"""The workbench: what waits for the reader."""
