"""First visit on a slow connection: readable after 15 KB compressed, 42 KB with the font and any script, later pages 12
with their script. Pages before the form run none."""

import gzip
import re
from collections.abc import Callable

import pytest
from django.test import Client

from duoc.dossiers.models import Draft
from duoc.faces.design import sheets
from duoc.faces.design.sheets import SOURCES

READABLE, MOST, LATER = 15_000, 42_000, 12_000
FILES = SOURCES.parent / "static" / "design"
SCRIPT = re.compile(r'<script src="[^"]*design/([a-z]+\.)(?:[0-9a-f]+\.)?js" defer>')
ICON, FONT = FILES / "icon.svg", FILES / "vietnamese.woff2"


def weight(client: Client, path: str, script: str = "") -> int:
    """Bytes until the page can be read; its one script comes afterwards and is counted with the whole."""
    page = client.get(path)
    assert page.status_code == 200
    text = page.content
    assert text.count(b"<script") == bool(script)
    assert SCRIPT.findall(text.decode()) == [script.removesuffix("js")] * bool(script)
    assert not re.search(rb'\son[a-z]+="', text) and b"style=" not in text
    later = len(gzip.compress((FILES / script).read_bytes(), 6)) if script else 0
    assert len(gzip.compress(text, 6)) + later <= LATER, path
    files = [text, sheets.joined("design/page.css").encode(), ICON.read_bytes()]
    readable = sum(len(gzip.compress(file, 6)) for file in files)
    assert readable + FONT.stat().st_size + later <= MOST, path
    return readable


@pytest.mark.real_province
@pytest.mark.parametrize("path", ["/", "/thu-tuc/", "/thu-tuc/1.001193/", "/kiem-tra/", "/lien-he/", "/dang-nhap/"])
def test_public_pages_are_light(client: Client, province: None, path: str) -> None:
    assert weight(client, path) <= READABLE


def test_form_pages_are_light(signed_in: Callable[[str], Client], birth_draft: Callable[..., Draft]) -> None:
    client, base = signed_in("citizen1"), f"/soan/{birth_draft(**{'marriage.number': None}).pk}/"
    for page in ("ho-ten/", "cha-dan-toc/", "cha-noi-o/", "giay-to/"):
        assert weight(client, base + page, "forms.js") <= READABLE, page
    assert weight(client, f"{base}kiem-tra/") <= READABLE
