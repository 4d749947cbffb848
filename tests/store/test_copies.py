"""Copies: what stands, what rotates, and that nothing damaged drives a good copy out."""

from datetime import timedelta


from quietnet.store.copies import Copies
from quietnet.store.library import Library
from quietnet.store.paths import Places
from tests.store.made import NOW, kept, person, shelf, talk


def copies(library: Library) -> Copies:
    return Copies(library.places, library.notebook_id)


def test_the_copy_of_a_day_is_the_notebook_byte_for_byte(places: Places) -> None:
    library = kept(places, person(), talk())
    ours = copies(library)
    assert ours.daily(NOW)
    assert not ours.daily(NOW + timedelta(hours=1))
    copy, before = ours.all()
    assert before.kind == "notebook.json, before it was saved"
    assert (copy.when, copy.kind, copy.whole, copy.shelf) == (NOW, "of the day", True, "")
    for name, path in (("notebook", shelf(places)), ("2026-03", shelf(places, "2026-03"))):
        assert copy.file(name).read_bytes() == path.read_bytes()
        assert not copy.file(name).samefile(path)
    assert [each.path for each in ours.of_shelf("2026-03")] == [copy.path]
