"""What other programs show of a warehouse."""
