"""Front-end files out of installed packages: cut to what is used, joined, and put in place at once."""
