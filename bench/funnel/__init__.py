"""The conversion account at the size of the region: how long its pages take on PostgreSQL."""
