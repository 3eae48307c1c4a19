"""Who asks, answers, talks, reads and steps in."""
