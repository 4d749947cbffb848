"""The torture, reduced: each trial of the store beside its controls, in seconds."""

import sys
from collections.abc import Callable

import pytest

from tests.torture.table import Outcome, drawn
from tests.torture.trials import FAST, OF_THE_STORE, Size

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="processes are forked and killed as POSIX has them"
)


@pytest.mark.parametrize("trial", OF_THE_STORE.values(), ids=OF_THE_STORE)
def test_what_is_kept_is_kept(trial: Callable[[Size], Outcome]) -> None:
    outcome = trial(FAST)
    assert outcome.met, drawn([outcome])
    assert outcome.can_fail, drawn([outcome])
