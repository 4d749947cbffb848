"""What is true: people, conversations, depth. Pure: no clock, no disk, no screen."""
