"""Pages of verification: the applicant's and the reviewer's desk."""
