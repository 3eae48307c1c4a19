"""What conversion hears of."""
