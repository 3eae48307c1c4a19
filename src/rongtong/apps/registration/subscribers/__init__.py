"""What registration does when a contract moves on."""
