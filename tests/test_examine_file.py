"""Judging a PDF that somebody hands in: every kind of file that a verification page will meet."""

import re

import pytest

from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision
from duoc.ground.documents.actions import demo_chain, sign_content
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound
from duoc.instruments import queries
from tests import later
from tests.asking import forbidden_to, refused
from tests.cast import MONDAY, pdf
from tests.stages import Road

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]


@pytest.fixture
def issued(road: Road) -> Decision:
    return road.decision("done")


def bytes_of(decision: Decision) -> bytes:
    assert decision.file
    return files.read(decision.file)


def test_an_issued_file_is_known_and_valid(issued: Decision) -> None:
    finding = queries.examine_file(bytes_of(issued))
    assert finding.report.issued and finding.instrument.pk == issued.pk
    assert {one.role for one in finding.report.signatures} == {"leader", "agency"}


def sealed_ranges(pdf: bytes) -> tuple[range, range]:
    """What the last signature covers: all but the hole in which it lies itself."""
    start, before, after, rest = map(int, re.findall(rb"/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+)", pdf)[-1])
    assert start == 0 and after + rest == len(pdf)
    return range(before), range(after, len(pdf))


def test_one_changed_byte_is_found_anywhere(issued: Decision) -> None:
    whole = bytes_of(issued)
    first, last = sealed_ranges(whole)
    for place in (*first[:: len(first) // 40], *last[:: len(last) // 5 or 1]):
        changed = bytearray(whole)
        changed[place] ^= 0x01
        finding = queries.examine_file(bytes(changed))
        assert not finding.report.valid and finding.instrument is None, place


def test_a_changed_byte_in_the_seal_itself_is_never_the_issued_file(issued: Decision) -> None:
    whole = bytes_of(issued)
    first, last = sealed_ranges(whole)
    for place in range(first.stop, last.start)[::1500]:
        changed = bytearray(whole)
        changed[place] ^= 0x01
        assert queries.examine_file(bytes(changed)).instrument is None


@pytest.mark.parametrize("add", [b"x", b"\n%%EOF\n", b"\n1 0 obj<</Type/Catalog>>endobj"])
def test_something_added_is_found(issued: Decision, add: bytes) -> None:
    finding = queries.examine_file(bytes_of(issued) + add)
    assert not finding.report.valid and finding.instrument is None


@pytest.mark.parametrize(
    ("before", "behind"),
    [(b"", b"\n"), (b"", b"\r\n"), (b"", b"\r\n\r\n"), (b"", bytes(2048)), (b"\xef\xbb\xbf", b""), (b"\r\n", b"\x1a")],
)
def test_blanks_and_zeros_around_the_issued_bytes_change_nothing(
    issued: Decision, before: bytes, behind: bytes
) -> None:
    finding = queries.examine_file(before + bytes_of(issued) + behind)
    assert finding.report.issued and finding.instrument.pk == issued.pk and finding.surrounded


def test_the_issued_bytes_have_nothing_around_them(issued: Decision) -> None:
    assert not queries.examine_file(bytes_of(issued)).surrounded


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.999])
def test_something_cut_off_is_found(issued: Decision, keep: float) -> None:
    whole = bytes_of(issued)
    assert not queries.examine_file(whole[: int(len(whole) * keep)]).report.issued


def test_the_text_before_the_seal_is_no_result(issued: Decision) -> None:
    assert issued.signed_file
    finding = queries.examine_file(files.read(issued.signed_file))
    assert not finding.report.issued and finding.instrument is None


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 999, b"%PDF-1.7\ngarbage", b"hello", b"%PDF-1.4\n/ByteRange [0 1 2 3]"]
)
def test_garbage_is_no_result(province: None, data: bytes) -> None:
    finding = queries.examine_file(data)
    assert not finding.report.valid and finding.report.reason and finding.instrument is None


def test_an_unsigned_file_says_so(province: None) -> None:
    assert queries.examine_file(pdf()).report.overall == "unsigned"


def test_a_file_signed_by_others_is_not_trusted(issued: Decision, tmp_path_factory: pytest.TempPathFactory) -> None:
    stranger = demo_chain.ensure(tmp_path_factory.mktemp("chain")).post_signer("p", "Huỳnh Thị Bé Năm")
    content = files.read(issued.text)
    forged = sign_content(content, stranger, reason="Giấy khai sinh", name="Huỳnh Thị Bé Năm", at=MONDAY)
    finding = queries.examine_file(forged)
    assert finding.report.overall == "untrusted" and finding.instrument is None


def test_a_revoked_result_is_named_as_such(issued: Decision, road: Road) -> None:
    later.revoked(road, issued)
    finding = queries.examine_file(bytes_of(issued))
    assert finding.instrument and finding.instrument.state == "revoked"


def test_a_replaced_result_is_named_as_such(issued: Decision) -> None:
    Decision.objects.filter(pk=issued.pk).update(state="replaced")
    finding = queries.examine_file(bytes_of(issued))
    assert finding.instrument and finding.instrument.state == "replaced"


def test_only_holder_and_agency_get_the_file(issued: Decision, road: Road) -> None:
    assert decisions.read_result(road.actor("citizen1"), issued, MONDAY) == bytes_of(issued)
    assert decisions.read_result(road.actor("clerk1"), issued, MONDAY) == bytes_of(issued)
    others = ["citizen2", "citizen3", "helper1", "clerk2", "leader2", "admin1"]
    forbidden_to(road.actor, others, lambda who: decisions.read_result(who, issued, MONDAY))


@pytest.mark.parametrize("stage", ["approved", "signed", "numbered"])
def test_what_is_not_issued_is_shown_to_nobody(road: Road, stage: str) -> None:
    decision = road.decision(stage)
    refused(NotFound, lambda: queries.by_token(decision.token))
    refused(NotFound, lambda: decisions.read_result(road.actor("citizen1"), decision, MONDAY))
