"""Money, dates, maturity, regions and kinds as offices write them, read into values."""
