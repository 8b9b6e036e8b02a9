"""A name is found at the desk however it was typed, by whoever looks or by whoever entered it."""

from collections.abc import Callable

import pytest
from django.test import Client

from duoc.dossiers.models import Dossier
from duoc.faces.desk.lists.list_search import plain
from duoc.people.models import Person


@pytest.mark.parametrize("typed", ["Đào Thị Đẹp", "\u0189ào Thị \u0189ẹp", "dao thi dep", "đào  thị ɖẹp"])
def test_what_is_typed_is_folded_by_the_one_list(typed: str) -> None:
    assert plain(typed) == "dao thi dep"


@pytest.mark.parametrize("typed", ["Phương Thị Được", "Phƣơng Thị Đƣợc", "phuong thi duoc"])
def test_an_old_entry_with_other_letters_is_found(
    typed: str, signed_in: Callable[[str], Client], filed: Callable[..., Dossier]
) -> None:
    dossier = filed()
    Person.objects.filter(pk=dossier.applicant_id).update(full_name="Phƣơng Thị Đƣợc")
    assert dossier.shown_code in signed_in("clerk1").get("/ban/", {"q": typed}).content.decode()
