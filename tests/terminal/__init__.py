"""Journeys in a real terminal, skipped by name where there is none to be had."""

import pytest

pytest.importorskip("fcntl", reason="there is no pty on Windows")
