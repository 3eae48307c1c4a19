"""What people are told of doubts."""
