"""Who sees candidates and answers; how verdicts and reasons are kept as data."""
