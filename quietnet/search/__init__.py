"""Words to people and conversations, pure: the index and its ranking."""
