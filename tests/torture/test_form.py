"""T3 in the app: whatever the disk refuses, the words stay where they are, and are kept later."""

import errno
from pathlib import Path

import pytest

from quietnet.screens.kitchen import KitchenScreen
from tests.builders import person
from tests.opened import kept, opened, places
from tests.torture.faults import Fault, FaultyDisk
from tests.torture.file_calls import through
from tests.ui.test_drafts import said, written
from tests.ui.waiting import on, until


@pytest.mark.parametrize(("call", "error"), [(1, errno.EIO), (4, errno.ENOSPC)])
async def test_the_text_stays_in_the_form_until_the_disk_takes_it(
    tmp_path: Path, call: int, error: int
) -> None:
    app = opened(tmp_path, person("Ana Ruiz"))
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press(*"tea")
        disk = FaultyDisk(places(tmp_path).notebook, Fault(call, error, lasting=True))
        with through(disk):
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Not kept" in said(app))
            assert written(app) == "tea"
        assert len(disk.calls) >= call
        assert not kept(tmp_path).conversations
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(kept(tmp_path).conversations))
    assert [each.text for each in kept(tmp_path).conversations.values()] == ["tea"]
