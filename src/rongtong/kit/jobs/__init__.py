"""Work in the background, with retries and progress."""
