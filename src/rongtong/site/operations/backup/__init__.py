"""Backups: one file that holds the database and the uploads as they were at one moment, and the way back.

The keys (``secret_key``, ``field_key``, ``index_key`` of the home folder, or their settings) are not in it:
who finds a backup cannot read sealed fields, and who loses the keys cannot either.
"""
