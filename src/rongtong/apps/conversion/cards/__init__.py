"""Conversion on the workbench and on pages below."""
