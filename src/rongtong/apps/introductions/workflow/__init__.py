"""The states of introductions and meetings."""
