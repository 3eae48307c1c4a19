"""A run as files: lists for programs, workbooks for people, the inputs back with what to mend."""
