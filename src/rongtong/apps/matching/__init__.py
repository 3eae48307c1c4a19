"""Who suits whom: needs and offers ranked by the core, shown with reasons, answered by people."""
