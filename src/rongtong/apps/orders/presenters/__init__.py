"""What was done with orders, as sentences of the trail."""
