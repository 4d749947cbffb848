"""The files inside a zip, whatever the zip says of itself."""

import io
import zipfile

import pytest

from quietnet.domain.refusal import Refused
from quietnet.formats import archive
from quietnet.formats.archive import is_archive, unpacked
from quietnet.formats.recognising import is_wanted, of_word, read, recognise
from tests.formats.card_texts import NOW, card


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return written.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_wanted_files_are_unpacked_and_no_others(method: int) -> None:
    data = zipped({"a/b.vcf": b"card", "a/": b"", "c.png": b"", "__MACOSX/._b.vcf": b"x"}, method)
    assert is_archive(data)
    assert unpacked(data, is_wanted) == {"a/b.vcf": b"card"}


def test_an_export_in_a_zip_is_read_as_a_folder_is() -> None:
    data = zipped({"Takeout/Contacts/All Contacts.vcf": card("FN:Ana").encode()})
    assert recognise(data).word == "vcard"
    assert [person.name for person in read(data, of_word("vcard"), NOW).people] == ["Ana"]
    with pytest.raises(Refused, match="is read from a file"):
        read(data, of_word("google"), NOW)


def test_what_is_unpacked_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"a.vcf": b"x" * 100, "b.vcf": b"x" * 100})
    for limit, most in (("MOST_OF_A_FILE", 99), ("MOST_BYTES", 199), ("_MOST_NAMES", 1)):
        with monkeypatch.context() as patched:
            patched.setattr(archive, limit, most)
            with pytest.raises(Refused, match="far more than an address book"):
                unpacked(data, is_wanted)
    assert len(unpacked(data, is_wanted)) == 2


@pytest.mark.parametrize("cut", [4, 30, 60, -1])
def test_a_damaged_zip_is_refused(cut: int) -> None:
    data = zipped({"a.vcf": b"x" * 100})
    with pytest.raises(Refused, match="damaged or locked"):
        unpacked(data[:cut], is_wanted)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_may_ask_for_any_memory_is_refused(method: int) -> None:
    with pytest.raises(Refused, match="damaged or locked"):
        unpacked(zipped({"a.vcf": b"x"}, method), is_wanted)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_flipped_bits_are_refused_or_harmless(method: int) -> None:
    data = zipped({"a.vcf": bytes(range(256))}, method)
    found: set[bytes | str] = set()
    for place in range(len(data)):
        flipped = data[:place] + bytes([data[place] ^ 0x41]) + data[place + 1 :]
        try:
            found.update(unpacked(flipped, lambda _: True).values())
        except Refused as refused:
            found.add(str(refused))
    assert found == {
        bytes(range(256)),
        "The zip is damaged or locked with a password. Nothing was brought in.",
    }
