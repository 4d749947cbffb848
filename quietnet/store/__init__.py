"""What is kept: the only room that touches a disk."""
