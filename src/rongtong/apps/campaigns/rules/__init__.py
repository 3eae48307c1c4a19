"""Who may plan a campaign, work through its targets and answer."""
