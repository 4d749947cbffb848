"""What is kept: the only rooms that touch a disk."""
