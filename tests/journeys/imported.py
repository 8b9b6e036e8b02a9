"""One short request that every turn can befall: three answers and a paper, no fee; the commune of the cast decides."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys.people import Province, fill, press, reads
from tests.journeys.test_birth_and_extract import start
from tests.journeys.test_catalogue_roads import IMPORTED, accept, file


@dataclass(frozen=True)
class Opened:
    """One dossier, as each side opens it."""

    province: Province
    mine: str
    at_desk: str

    def seen_by(self, account: str) -> Page:
        """The dossier's page anew: the applicant's own for a citizen, the desk's for anybody else."""
        page = self.province.at(account)
        page.goto(self.mine if account.startswith("citizen") else self.at_desk)
        return page

    def news(self, words: str, account: str = "citizen2") -> None:
        """The message has come and says this."""
        page = self.province.at(account)
        page.goto(f"{self.province.address}/thong-bao/")
        reads(page, words)


def filed(province: Province, request: str) -> tuple[str, str]:
    """Filed on the applicant's phone: the temporary code and the address of the dossier."""
    citizen = province.at("citizen2")
    start(citizen, province.address, "thù lao hòa giải viên", "^Thanh toán thù lao cho hòa giải viên$")
    return file(citizen, IMPORTED | {"request.text": request}), citizen.url


def taken_in(province: Province, code: str, mine: str) -> Opened:
    """The clerk accepts what was filed."""
    return Opened(province, mine, accept(province, province.at("clerk1"), code))


def accepted(province: Province, request: str) -> Opened:
    return taken_in(province, *filed(province, request))


def answered(page: Page, words: str, answers: dict[str, str], sends: str) -> None:
    """Opens the act that says this, answers its questions and sends."""
    press(page, words)
    fill(page, answers)
    press(page, sends)
    assert not page.locator(".faults").count(), page.locator("main").inner_text()


def promised(page: Page, before: str) -> str:
    """The hour and day that the page promises."""
    date = re.search(rf"{before}(\d\d:\d\d, \d\d/\d\d/\d{{4}})", page.locator("main").inner_text())
    assert date, page.locator("main").inner_text()
    return date.group(1)
