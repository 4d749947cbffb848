"""The torture: what a notebook must survive, each trial beside controls that must fail."""

import pytest

pytest.importorskip("resource", reason="processes cannot be forked and limited on Windows")
