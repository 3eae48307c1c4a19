"""What happened, told upwards once to whom it concerns."""
