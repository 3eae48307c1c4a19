"""The lives of a campaign, of a target and of an answer."""
