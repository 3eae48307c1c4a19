"""What a person is told, in the site and by mail."""
