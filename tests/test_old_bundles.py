"""Published means the whole bundle: what a version prints stays the same when the catalogue has changed."""

import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from duoc.dossiers import actions as dossier_actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, Draft
from duoc.instruments import queries as verification
from duoc.people.powers import Actor
from duoc.procedures import actions as procedures
from duoc.procedures import queries
from duoc.procedures.models import Version
from tests.cast import BIRTH, MONDAY, key
from tests.stages import Road, fresh, seal_forms

LATER = MONDAY + timedelta(hours=1)
PAPERS = ("receipt-01.typ", "declaration.typ", "certificate.typ")


@pytest.fixture
def catalog(province: None, tmp_path: Path, settings: Any) -> Path:
    """A copy of the catalogue that the province was loaded from."""
    for name in ("national", settings.PROVINCE):
        shutil.copytree(settings.CATALOG / name, tmp_path / name, ignore=shutil.ignore_patterns("*.gz"))
    settings.CATALOG = tmp_path
    return tmp_path


def text_of(pdf: bytes) -> bytes:
    """The drawing of all pages: the same glyphs at the same places."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        return b"".join(page.Contents.read_bytes() for page in read.pages)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def papers(dossier: Dossier) -> dict[str, bytes]:
    """Form 01's template, the declaration and the certificate, pressed anew from the same data."""
    bundle = queries.bundle(dossier.version)
    data = dossiers.dossier_data(dossier, dossiers.plan_of_dossier(dossier))
    return {name: text_of(bundle.press(name, data)) for name in PAPERS}


@pytest.mark.usefixtures("real_paper")
def test_an_old_bundle_prints_the_same_after_the_catalogue_changed(road: Road, catalog: Path, settings: Any) -> None:
    dossier = road.to("done")
    before, base = papers(dossier), dossiers.dossier_data(dossier, dossiers.plan_of_dossier(dossier))
    assert all(before.values())
    own = catalog / settings.PROVINCE / "procedures" / BIRTH
    replace(catalog / "national/forms/receipt-01.typ", "GIẤY", "TỜ")
    replace(catalog / "national/vocabularies/ethnicities.yaml", '"Kinh"', '"Kinh (Việt)"')
    for name in ("declaration.typ", "certificate.typ"):
        (own / name).write_text("#text[Mẫu khác]\n", "utf-8")
    procedures.load_catalogue(LATER)
    old = fresh(dossier)
    assert dossiers.dossier_data(old, dossiers.plan_of_dossier(old)) == base
    assert papers(old) == before
    new = queries.in_force(BIRTH, LATER)
    assert new.pk != old.version_id
    for name, drawn in before.items():
        assert text_of(queries.bundle(new).press(name, base)) != drawn, name
    assert "Kinh (Việt)" in queries.definition(new).questions["child.ethnicity"].options.values()


@pytest.mark.usefixtures("real_paper")
def test_a_form_is_sealed_as_its_act_drafted_it(road: Road, catalog: Path) -> None:
    """The catalogue changes between act and seal, and again afterwards: the form says what it said, byte for byte."""
    dossier = road.to("accepted")
    replace(catalog / "national/forms/receipt-01.typ", "GIẤY TIẾP NHẬN", "TỜ TIẾP NHẬN")
    procedures.load_catalogue(LATER)
    seal_forms()
    form = dossiers.official_form(dossier, "receipt_01")
    original = dossier_actions.read_form(form)
    words = subprocess.run(["pdftotext", "-", "-"], input=original, capture_output=True, check=True).stdout.decode()
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in words and "TỜ TIẾP NHẬN" not in words
    (catalog / "national/forms/receipt-01.typ").write_text("#text[Mẫu khác]\n", "utf-8")
    procedures.load_catalogue(LATER + timedelta(days=400))
    seal_forms()
    assert dossier_actions.read_form(dossiers.official_form(dossier, "receipt_01")) == original
    finding = verification.examine_file(original)
    assert finding.report.valid and finding.instrument and finding.instrument.pk == form.pk


def test_a_draft_is_filed_under_the_newest_edition_of_its_rules(
    birth_draft: Callable[..., Draft], actor: Callable[..., Actor], catalog: Path
) -> None:
    draft = birth_draft()
    replace(catalog / "national/forms/receipt-01.typ", "GIẤY", "TỜ")
    procedures.load_catalogue(LATER)
    dossier = dossier_actions.file(actor=actor("citizen1"), draft_id=draft.pk, key=key(), at=LATER)
    assert (draft.version.edition, dossier.version.edition) == (1, 2)
    assert Draft.objects.get().version_id == dossier.version_id


def test_the_number_of_a_result_follows_the_bundle_of_its_version(road: Road, catalog: Path) -> None:
    dossier = road.to("signed")
    replace(catalog / "national/numbering.yaml", "{n}/{year}", "{n}/KHAC")
    procedures.load_catalogue(LATER)
    assert _general(fresh(dossier).version) == "{n}/{year}"
    assert _general(queries.in_force(BIRTH, LATER)) == "{n}/KHAC"


def _general(version: Version) -> str:
    return str(queries.bundle(version).data("national/numbering.yaml")["result"]["pattern"])
