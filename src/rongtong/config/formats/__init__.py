"""How figures and dates are written."""
