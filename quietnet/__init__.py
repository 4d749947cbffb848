"""quietnet: a terminal notebook about the people in your life."""

__version__ = "0.1.0"
