"""What was done in campaigns, as sentences."""
