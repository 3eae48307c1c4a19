"""Who is shown to whom when time is short: capacity, fairness, teams."""
