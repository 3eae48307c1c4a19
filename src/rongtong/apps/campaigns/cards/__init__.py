"""Campaigns on the workbench."""
