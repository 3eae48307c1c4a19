"""Starting the site's processes, keeping them alive and ending them: plain Python."""
