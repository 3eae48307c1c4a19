"""Reading: records for the core, rankings, boards of candidates, weeks, figures."""
