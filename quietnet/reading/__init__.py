"""Words to meaning: what a note says, whom it names, which day it speaks of. Pure."""
