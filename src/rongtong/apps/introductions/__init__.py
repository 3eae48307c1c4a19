"""From "interested" to a minuted meeting: requests, replies, talk, meetings."""
