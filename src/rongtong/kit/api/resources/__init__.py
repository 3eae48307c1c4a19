"""Resources of the kit itself: who I am, my notices, my jobs."""
