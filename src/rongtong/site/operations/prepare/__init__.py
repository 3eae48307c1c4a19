"""What stands between installed packages and a site that runs: tables, files, lists, demo data."""
