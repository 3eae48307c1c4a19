"""Regions, industries, fields and other controlled lists, each with its dates."""
