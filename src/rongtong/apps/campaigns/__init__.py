"""Campaigns (需求摸底): firms of a region are asked what they need or offer, each once, and who answered."""
