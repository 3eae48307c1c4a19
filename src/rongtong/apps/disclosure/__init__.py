"""Who may read what after which promise: levels, NDA, data rooms."""
