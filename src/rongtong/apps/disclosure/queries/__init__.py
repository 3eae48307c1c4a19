"""Reading: agreements, levels, rooms, who read what."""
