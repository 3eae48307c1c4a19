"""What may be done, named once, asked everywhere by one function."""
