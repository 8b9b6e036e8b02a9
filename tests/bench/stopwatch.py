"""What a journey costs a person, counted in the browser, turned into seconds by one table, the same for every commit.

The table is the keystroke-level model (Card, Moran, Newell 1980), with the line of a slow phone as Lighthouse takes it
for "slow 3G". It says nothing about real people; it says whether a change makes a journey longer.
"""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

SECONDS = {
    "page": 1.35 + 0.4,  # to take in what a new page wants (M), and the way there and back on the line
    "field": 1.35 + 1.1,  # to think of the answer (M) and to point at its field (P)
    "press": 1.1,  # to point at a button, link or choice (P)
    "keystroke": 0.28,  # an ordinary typist (K)
    "byte": 8 / 400_000,  # 400 kbit a second
}
# What is typed and chosen is read when a form is sent, so a field counts once however often it was touched.
COUNTING = """
addEventListener('click', event => {
  const link = event.target.closest('a, summary');
  if (link) counted('press', 1);
}, true);
addEventListener('submit', event => {
  counted('press', 1);
  for (const one of event.target.elements) {
    if (one.type === 'radio' || one.type === 'checkbox') {
      if (one.checked !== one.defaultChecked && one.checked) { counted('field', 1); counted('press', 1); }
    } else if (one.type === 'file') {
      if (one.files.length) { counted('field', 1); counted('press', 2); }
    } else if (one.tagName === 'SELECT') {
      if (![...one.options].some(o => o.selected && o.defaultSelected)) { counted('field', 1); counted('press', 2); }
    } else if (one.type !== 'hidden' && one.tagName !== 'BUTTON' && one.value !== one.defaultValue) {
      counted('field', 1); counted('keystroke', one.value.length);
    }
  }
}, true);
"""


@dataclass
class Stopwatch:
    """Counts what happens on a page from now on."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SECONDS, 0))

    def watch(self, page: Page) -> "Stopwatch":
        """The page's own script counts presses and what is typed; the browser counts pages and bytes."""
        page.expose_function("counted", self._count)
        page.add_init_script(COUNTING)
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.responseReceived", self._page)
        line.on("Network.loadingFinished", lambda event: self._count("byte", int(event["encodedDataLength"])))
        return self

    def _count(self, what: str, number: int) -> None:
        self.counts[what] += number

    def _page(self, event: dict[str, Any]) -> None:
        if event["type"] == "Document":
            self._count("page", 1)

    @property
    def seconds(self) -> float:
        """What all of it takes by the table."""
        return sum(SECONDS[what] * number for what, number in self.counts.items())

    def words(self) -> str:
        """For the table of `make bench`."""
        c = self.counts
        return (
            f"{self.seconds:.0f} s: {c['page']} pages, {c['field']} fields, {c['press']} presses, "
            f"{c['keystroke']} keys, {c['byte'] / 1000:.0f} KB"
        )
