"""Beginning: the first shelf of a new notebook, made by one of those who start at once."""

from quietnet.domain.record import new_id
from quietnet.store.locks import alone
from quietnet.store.paths import Places, make_private_folder
from quietnet.store.problem import NotKept, not_kept
from quietnet.store.shelf_changes import begin
from quietnet.store.shelves import NOTEBOOK, is_begun, months_in, open_shelf, storage_of


def begin_notebook(places: Places) -> None:
    """Make a notebook. Of two that start at once, the second finds it made.

    Raises:
        NotKept: when it cannot be made, or conversations lie there without their first shelf.
    """
    notebook = places.notebook
    with alone(places.first_lock):
        if is_begun(notebook):
            return
        try:
            if months_in(notebook):
                raise NotKept(
                    f"Not kept: notebook.json is missing, though conversations are there "
                    f"({notebook}). They are safe; put notebook.json back from a copy."
                )
            make_private_folder(notebook)
        except OSError as error:
            raise not_kept(error, notebook) from error
        opened = open_shelf(notebook, NOTEBOOK, places.seal)
        begin(opened, new_id())
        storage_of(opened).prepare()
        storage_of(opened).keep()
