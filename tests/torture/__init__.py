"""The torture: what a notebook must survive, each trial beside controls that must fail."""
