"""Contracts on the workbench."""
