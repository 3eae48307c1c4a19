"""What runs by itself: the PDF, deadlines."""
