"""After the result: a revocation is sent back, proposed anew, signed on the phone, issued, and read by everybody."""

import pytest
from playwright.sync_api import Page

from tests.journeys.imported import Opened, accepted, answered
from tests.journeys.people import Province, follow, press, reads
from tests.journeys.test_birth_and_extract import issue, sign, until_offered
from tests.journeys.test_whose_hand import propose

WRONG = {"reason": "Vụ việc không có trong sổ của tổ hòa giải.", "legal_basis": "Nghị định 118/2025/NĐ-CP"}


@pytest.mark.nightly
def test_a_result_is_revoked_and_everybody_reads_so(everyday: Province) -> None:
    dossier = accepted(everyday, "Hòa giải xong vụ con mương.")
    propose(dossier.seen_by("specialist1"))
    sign(everyday.at("leader1"), dossier.at_desk)
    issue(everyday.at("registry1"), dossier.at_desk)
    proof = proof_of(dossier.seen_by("citizen2"))
    draft = proposed(dossier)
    leader = everyday.at("leader1")
    leader.goto(draft)
    leader.get_by_text("Không ký, trả lại").click()
    leader.get_by_label("Vì sao không ký?").fill("Ghi rõ sổ nào.")
    press(leader, "^Trả lại$")
    reads(dossier.seen_by("citizen2"), "Còn giá trị")
    draft = proposed(dossier)
    leader.goto(draft)
    press(leader, "^Ký$")
    registry = everyday.at("registry1")
    until_offered(registry, draft, "^Cho số, đóng dấu, phát hành")
    press(registry, "^Cho số, đóng dấu, phát hành")
    read_by_everybody(dossier, draft, proof)


def proof_of(citizen: Page) -> str:
    """The address by which anybody checks the result."""
    reads(citizen, "Còn giá trị")
    citizen.get_by_text("Đưa cho người khác xem").click()
    return citizen.locator('main a[href*="/kiem-tra/"]').first.inner_text()


def proposed(dossier: Opened) -> str:
    """The specialist proposes to revoke it; the address of the draft."""
    specialist = dossier.seen_by("specialist1")
    follow(specialist, specialist.locator('main a[href^="/ban/ket-qua/"]').first)
    answered(specialist, "^Đề nghị thu hồi kết quả này", WRONG, "^Trình quyết định thu hồi")
    reads(specialist, "còn nguyên giá trị")
    path = specialist.locator('main a[href^="/ban/sau-ket-qua/"]').last.get_attribute("href")
    return f"{dossier.province.address}{path}"


def read_by_everybody(dossier: Opened, draft: str, proof: str) -> None:
    """Once the worker has sealed it: the applicant, a stranger who checks the paper, and the desk."""
    registry = dossier.province.at("registry1")
    for _try in range(40):
        registry.goto(draft)
        if "Đang đóng dấu" not in registry.locator("main").inner_text():
            break
        registry.wait_for_timeout(500)
    citizen, stranger = dossier.seen_by("citizen2"), dossier.province.at("")
    reads(citizen, "Đã bị thu hồi")
    reads(citizen, "Vụ việc không có trong sổ")
    stranger.goto(proof)
    reads(stranger, "Đã bị thu hồi")
    dossier.news("thu hồi")
