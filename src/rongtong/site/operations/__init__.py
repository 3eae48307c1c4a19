"""Running the site: processes, health, logs, metrics, backups."""
