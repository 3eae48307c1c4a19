"""What makes a contract registrable: dated rules with their sources; who may what."""
