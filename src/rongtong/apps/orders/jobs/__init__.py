"""What orders do by themselves."""
