"""Bundles: everything that a version shows or prints, kept by digest, read back whole, never written over."""

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction
from django.db.models import Model
from tests.cast import BIRTH, EXTRACT, TINY

from duoc.ground.ledger.models import Entry
from duoc.language.calculations import DefinitionFault
from duoc.language.parameters import amounts_on
from duoc.procedures import bundles, bundling, queries
from duoc.procedures.actions import keep_bundle, load_catalogue
from duoc.procedures.bundles import OpenBundle, open_bundle
from duoc.procedures.folders import PARAMETERS
from duoc.procedures.models import Blob, Bundle, ReferenceData, Version

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 3, tzinfo=UTC)
FORM, WORDS = "national/forms/lib/form.typ", "national/vocabularies/ethnicities.yaml"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _made_up_province(served: None, settings: Any) -> None:
    settings.PROVINCE = TINY


@pytest.fixture
def catalog(tmp_path: Path, settings: Any) -> Path:
    """A catalogue of our own, which may change."""
    for name in ("national", settings.PROVINCE):
        shutil.copytree(settings.CATALOG / name, tmp_path / name, ignore=shutil.ignore_patterns("*.gz"))
    settings.CATALOG = tmp_path
    return tmp_path


def changed(path: Path, line: str = "") -> None:
    line = line or ("// changed" if path.suffix == ".typ" else "# changed")
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")


def values_of(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def bundle_of(code: str) -> OpenBundle:
    return queries.bundle(queries.in_force(code, AT))


def test_a_version_holds_its_own_templates_what_these_name_and_what_all_share(catalog: Path) -> None:
    own = catalog / TINY / "procedures"
    (own / BIRTH / "line.typ").write_text("#let line = [Một dòng]\n", "utf-8")
    changed(own / EXTRACT / "extract.typ", f'#import "../{BIRTH}/line.typ": line')
    load_catalogue(AT)
    birth, extract = bundle_of(BIRTH), bundle_of(EXTRACT)
    shared = {FORM, WORDS, "national/numbering.yaml", f"{TINY}/places.typ", f"{TINY}/communes.csv"}
    assert shared | {f"{TINY}/procedures/{BIRTH}/certificate.typ"} <= set(birth.files)
    assert f"{TINY}/procedures/{BIRTH}/line.typ" in extract.files  # included by its own template
    assert f"{TINY}/procedures/{EXTRACT}/extract.typ" not in birth.files
    assert not any(path.endswith("cases.yaml") or "/search/" in path for path in birth.files)
    assert birth.template("certificate.typ").parent.name == BIRTH
    assert birth.template("receipt-01.typ") == birth.root / "national/forms/receipt-01.typ"


def test_shared_files_are_stored_once() -> None:
    load_catalogue(AT)
    named = {
        line.split("  ")[0] for text in Bundle.objects.values_list("manifest", flat=True) for line in text.split("\n")
    }
    assert Blob.objects.count() == len(named - {""})
    assert queries.definition(queries.in_force(BIRTH, AT)).questions["child.nationality"].options is (
        queries.vocabularies().countries
    )


def test_the_manifest_is_one_that_sha256sum_reads() -> None:
    bundle = keep_bundle({"b/two.typ": b"2", "a.csv": b"1"})
    assert (
        bundle.manifest == f"{hashlib.sha256(b'1').hexdigest()}  a.csv\n{hashlib.sha256(b'2').hexdigest()}  b/two.typ\n"
    )
    assert bundle.pk == hashlib.sha256(bundle.manifest.encode()).hexdigest()
    assert keep_bundle({"a.csv": b"1", "b/two.typ": b"2"}) == bundle


def test_a_changed_form_is_the_next_edition_of_what_is_in_force(catalog: Path) -> None:
    load_catalogue(AT)
    first = queries.in_force(BIRTH, AT)
    count = Version.objects.count()
    changed(catalog / FORM)
    load_catalogue(LATER)
    second = queries.in_force(BIRTH, LATER)
    assert (second.pk != first.pk, second.edition, second.digest) == (True, 2, first.digest)
    assert (second.valid_from, second.valid_to) == (first.valid_from, first.valid_to)
    assert queries.bundle(first).files[FORM] != queries.bundle(second).files[FORM]
    noted = Entry.objects.filter(action="procedure.published", subject_id=BIRTH, canonical__contains='"edition":2')
    assert noted.count() == Version.objects.filter(procedure__code=BIRTH, edition=2).count()
    load_catalogue(LATER)
    assert Version.objects.count() == 2 * count - Version.objects.filter(edition=1, valid_to__lt=AT.date()).count()


def test_only_the_procedure_whose_template_changed_is_published_again(catalog: Path) -> None:
    load_catalogue(AT)
    changed(catalog / TINY / "procedures" / BIRTH / "certificate.typ")
    assert load_catalogue(LATER).published == Version.objects.filter(procedure__code=BIRTH, edition=1).count()


def test_changed_words_of_search_publish_nothing(catalog: Path) -> None:
    load_catalogue(AT)
    before = queries.catalogue()
    changed(catalog / "national/search/groups.yaml")
    assert load_catalogue(LATER).published == 0
    assert queries.catalogue() != before
    assert ReferenceData.objects.filter(name="catalogue").count() == 2
    assert ReferenceData.objects.filter(name="calendars").count() == 1


def test_a_changed_vocabulary_reaches_new_versions_only(catalog: Path) -> None:
    load_catalogue(AT)
    first = queries.in_force(BIRTH, AT)
    file = catalog / WORDS
    file.write_text(file.read_text("utf-8").replace("Kinh", "Kinh (Việt)"), "utf-8")
    load_catalogue(LATER)
    old, new = queries.definition(first), queries.definition(queries.in_force(BIRTH, LATER))
    assert "Kinh" in old.questions["child.ethnicity"].options.values()
    assert "Kinh (Việt)" in new.questions["child.ethnicity"].options.values()


def test_a_changed_number_of_the_law_reaches_the_procedures_that_name_it_and_new_versions_only(catalog: Path) -> None:
    load_catalogue(AT)
    first, birth = queries.in_force(EXTRACT, AT), queries.in_force(BIRTH, AT)
    numbers = catalog / PARAMETERS
    numbers.write_text(numbers.read_text("utf-8").replace("amount: 8000", "amount: 8500"), "utf-8")
    assert load_catalogue(LATER).published == Version.objects.filter(procedure__code=EXTRACT, edition=1).count()
    old, new = queries.definition(first), queries.definition(queries.in_force(EXTRACT, LATER))
    assert [amounts_on(one.parameters, AT.date()) for one in (old, new)] == [
        {"civil_status_copy": 8000},
        {"civil_status_copy": 8500},
    ]
    assert (PARAMETERS in queries.bundle(first).files, PARAMETERS in queries.bundle(birth).files) == (True, False)


@pytest.mark.parametrize(
    ("rule", "held"), [("parameter.fee", True), ("parameter_article.fee", True), ("parameters", False)]
)
def test_the_numbers_of_the_law_are_held_by_who_names_one_or_its_article(rule: str, held: bool) -> None:
    own = f"{TINY}/procedures/{BIRTH}/definition.yaml"
    files = {PARAMETERS: b"fee: {}", own: f"let: {{by: {rule}}}".encode()}
    assert (PARAMETERS in bundling.of_procedure(files, TINY, BIRTH)) == held


def test_a_template_that_names_a_missing_file_is_not_published(catalog: Path) -> None:
    template = catalog / TINY / "procedures" / BIRTH / "certificate.typ"
    template.write_text('#import "../../nowhere.typ": *\n' + template.read_text("utf-8"), "utf-8")
    with pytest.raises(DefinitionFault, match="nowhere"):
        load_catalogue(AT)
    assert Version.objects.count() == 0


def test_a_damaged_or_lost_folder_is_unpacked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = keep_bundle({"a/one.typ": b"one", "two.csv": b"two"})
    root = open_bundle(bundle.pk).root
    (root / "two.csv").write_bytes(b"changed")
    monkeypatch.setattr("duoc.procedures.bundles._opened", {})  # as another process meets it
    assert (open_bundle(bundle.pk).root / "two.csv").read_bytes() == b"two"
    shutil.rmtree(root)
    assert (open_bundle(bundle.pk).root / "a/one.typ").read_bytes() == b"one"


def test_many_that_unpack_it_at_once_find_it_whole(tmp_path: Path) -> None:
    blobs = {hashlib.sha256(data).hexdigest(): data for data in (bytes([number]) * 9 for number in range(40))}
    files = {f"part-{number}/file.typ": sha256 for number, sha256 in enumerate(blobs)}
    root, start = tmp_path / "bundles" / "digest", Barrier(8)

    def unpack() -> bool:
        start.wait()
        bundles._write(root, files, blobs)
        return bundles._whole(root, files)

    for _round in range(10):
        shutil.rmtree(root, ignore_errors=True)
        with ThreadPoolExecutor(8) as pool:
            assert all(one.result() for one in [pool.submit(unpack) for _thread in range(8)])
    assert sorted(path.name for path in root.parent.iterdir()) == ["digest", "lock"]


@pytest.mark.parametrize(
    ("model", "change"),
    [(Blob, {"data": b"x"}), (Bundle, {"manifest": "x"}), (ReferenceData, {"loaded_at": LATER})],
)
def test_the_database_refuses_to_rewrite_what_was_published(model: type[Model], change: dict[str, Any]) -> None:
    load_catalogue(AT)
    one = model._default_manager.values_list("pk", flat=True)[:1]
    rows = model._default_manager.filter(pk__in=list(one))
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        rows.update(**change)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608 - a table of ours


def test_bytes_and_lists_stand_under_their_own_digest_only() -> None:
    with pytest.raises(IntegrityError, match="blob_is_named_by_its_bytes"), transaction.atomic():
        Blob.objects.create(sha256="0" * 64, data=b"x")
    with pytest.raises(IntegrityError, match="bundle_is_named_by_its_manifest"), transaction.atomic():
        Bundle.objects.create(digest="0" * 64, manifest="x")


def test_an_edition_has_the_words_of_the_one_before_it() -> None:
    load_catalogue(AT)
    first = Version.objects.filter(procedure__code=BIRTH).earliest("valid_from")
    same = {
        field.attname: getattr(first, field.attname) for field in Version._meta.concrete_fields if field.name != "id"
    }
    for change in ({"edition": 2, "digest": "0" * 64}, {"edition": 3}):
        with pytest.raises(IntegrityError, match="same words"), transaction.atomic():
            Version.objects.create(**{**same, **change})


def test_what_belongs_to_the_clock() -> None:
    files = bundling.read_catalogue(django_settings.CATALOG, TINY)
    clock = bundling.of_calendars(files)
    assert {"national/terms.yaml", "national/calendars/rules.yaml"} <= set(clock)
    assert not any("forms" in path for path in clock)
