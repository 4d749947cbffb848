"""Where you are: each screen places widgets and answers keys."""
