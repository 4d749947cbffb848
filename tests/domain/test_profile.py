"""Pages and handles that are one person's alone, whoever wrote them down."""

import pytest

from quietnet.domain.person import Contact, ContactKind
from quietnet.domain.profile import profile_of


@pytest.mark.parametrize(
    "value",
    [
        "https://www.linkedin.com/in/adalovelace",
        "http://linkedin.com/in/AdaLovelace/",
        "https://de.linkedin.com/in/adalovelace?trk=people",
        "linkedin.com/in/adalovelace#experience",
    ],
)
@pytest.mark.parametrize("kind", [ContactKind.SOCIAL, ContactKind.URL])
def test_one_page_in_many_spellings(value: str, kind: ContactKind) -> None:
    assert profile_of(Contact(kind=kind, value=value)) == "linkedin.com/in/adalovelace"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ContactKind.SOCIAL, "@Ana@social.example"),
        (ContactKind.SOCIAL, "https://social.example/@ana"),
        (ContactKind.URL, "https://social.example/@ana/"),
    ],
)
def test_a_handle_is_its_page(kind: ContactKind, value: str) -> None:
    assert profile_of(Contact(kind=kind, value=value)) == "social.example/@ana"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ContactKind.URL, "https://lugs.example/team"),
        (ContactKind.URL, "https://www.linkedin.com/company/lugs"),
        (ContactKind.SOCIAL, "ana"),
        (ContactKind.EMAIL, "@ana@social.example"),
        (ContactKind.OTHER, "https://social.example/@ana"),
    ],
)
def test_what_many_may_share_is_no_profile(kind: ContactKind, value: str) -> None:
    assert profile_of(Contact(kind=kind, value=value)) == ""


def test_what_tells_pages_of_other_services_apart_stays() -> None:
    one, other = (
        profile_of(Contact(kind=ContactKind.SOCIAL, value=f"https://old.example/profile?id={id_}"))
        for id_ in (1, 2)
    )
    assert one != other
