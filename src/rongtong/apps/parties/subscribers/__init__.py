"""What this app does about facts of lower parts."""
