"""Lists of the desk call an applicant as lists do: of one who is protected (ADR 39) they say no name."""

import re

from tests.architecture import house

# The pages of one dossier or draft, which only who may read it opens.
OF_ONE = {"counter/choose.html", "dossier/base.html", "history/contact.html"}


def test_lists_of_the_desk_use_the_listed_name() -> None:
    desk = house.SOURCE / "faces" / "desk"
    naming = {
        path.relative_to(desk).as_posix()
        for path in desk.rglob("*.html")
        if re.search(r"applicant\.full_name", path.read_text("utf-8"))
    }
    assert naming == OF_ONE
