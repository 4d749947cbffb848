"""What is read in the notes of the lived-in notebook is what was meant."""

from quietnet.demo.notebook import build
from quietnet.reading.reader import read
from tests.demo.lived_in import TODAY, network, noon


def test_the_reader_hears_in_each_note_whom_it_was_with() -> None:
    notebook = network()
    for talk in build(TODAY, noon(TODAY))[1]:
        heard = read(talk.text, notebook, talk.on, with_people=talk.people, readings=talk.readings)
        assert heard.people == talk.people, talk.text
        assert dict(heard.readings) == talk.readings, talk.text
        assert heard.refusal == ""


def test_somebody_new_waits_to_be_kept() -> None:
    notebook = network()
    new = [
        newcomer.name
        for talk in notebook.conversations.values()
        for newcomer in read(
            talk.text, notebook, talk.on, with_people=talk.people, readings=talk.readings
        ).new
    ]
    assert new == ["Duarte Pires", "Constance Bell"]
