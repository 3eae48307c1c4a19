"""What contracts do by themselves."""
