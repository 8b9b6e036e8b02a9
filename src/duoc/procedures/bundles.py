"""Bundles read back: unpacked on this machine under their digest, so that the typesetter and the readers find files.

The database holds the truth; `DUOC_VAR/bundles` may be emptied at any time. An unpacked bundle is compared with its
manifest when a process first opens it, and written anew where it is not whole.
"""

import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from django.conf import settings

from duoc.ground.documents.actions import render
from duoc.language.calculations import Parameter, Translation, Vocabularies
from duoc.procedures.folders import PARAMETERS, read_numbers, read_vocabularies
from duoc.procedures.models import Blob, Bundle
from duoc.procedures.translations import SHARED, file_of, read_translation

FORMS = "national/forms"


@dataclass(frozen=True)
class OpenBundle:
    """A bundle's files on this machine, laid out as in the catalogue.

    Attributes:
        files: path in the catalogue → SHA-256 of the bytes.
        code: of the procedure whose own templates come before the general forms; empty for none.
    """

    digest: str
    root: Path
    files: Mapping[str, str]
    code: str = ""

    def template(self, name: str) -> Path:
        """The procedure's own template of this file name, or the general form of that name."""
        own = f"/procedures/{self.code}/{Path(name).name}"
        path = next((path for path in self.files if self.code and path.endswith(own)), f"{FORMS}/{name}")
        return self.root / path

    def press(self, name: str, data: Mapping[str, Any], *, complete: bool = False) -> bytes:
        """The template of this name typeset with the data; see `duoc.ground.documents.actions.render`.

        Raises:
            duoc.ground.documents.actions.DocumentFault: no such template, or it cannot be typeset.
            duoc.ground.documents.actions.OpenBlank: somebody will sign it, and a place of it is open.
        """
        return render(self.template(name), data, root=self.root, complete=complete)

    def vocabularies(self) -> Vocabularies:
        """The shared words as they were when the bundle was published; empty where it holds none."""
        return self._vocabularies

    @cached_property
    def _vocabularies(self) -> Vocabularies:
        words = {path: sha256 for path, sha256 in self.files.items() if _of_vocabularies(path)}
        return _Vocabularies.of(tuple(sorted(words.items())), self.files.get(PARAMETERS, ""), self.root)

    def translation(self, language: str) -> Translation:
        """The sentences of the procedure in a language, read once in this process; empty where it is written in
        Vietnamese alone."""
        own = f"/procedures/{self.code}/{file_of(language)}"
        path = next((path for path in self.files if self.code and path.endswith(own)), None)
        return _translation(self.root / SHARED / file_of(language), self.root / path) if path else {}

    def shared_translation(self, language: str) -> Translation:
        """The sentences of the vocabularies in a language, read once in this process."""
        return _translation(self.root / SHARED / file_of(language))

    def catalogue_translation(self, language: str) -> Translation:
        """The sentences of guide, linked groups, answers and gaps in a language, read once in this process."""
        name = file_of(language)
        search = sorted(self.root / path for path in self.files if path.endswith(f"/search/{name}"))
        return _translation(*search, self.only(name))

    def only(self, name: str) -> Path:
        """The province's file of this name, such as `communes.csv`; the place where it is missed if there is none."""
        path = next((path for path in self.files if path.count("/") == 1 and path.endswith(f"/{name}")), name)
        return self.root / path

    def data(self, path: str) -> Any:
        """A YAML file of the bundle, read once in this process. Raises OSError where the bundle has no such file."""
        return _yaml(self.root / path)


def _of_vocabularies(path: str) -> bool:
    return path.startswith("national/vocabularies/") or path.endswith("/communes.csv")


_NO_NUMBERS: Mapping[str, Parameter] = MappingProxyType({})


class _Vocabularies:
    """One record for all bundles with the same words, so that their questions share one list of options."""

    _kept: dict[tuple[tuple[tuple[str, str], ...], str], Vocabularies] = {}

    @classmethod
    def of(cls, words: tuple[tuple[str, str], ...], numbers: str, root: Path) -> Vocabularies:
        """`numbers`: digest of the numbers of the law; empty where the bundle holds none."""
        key = (words, numbers)
        vocabularies = cls._kept.get(key)
        if vocabularies is None and numbers:
            vocabularies = replace(cls.of(words, "", root), parameters=read_numbers(root))
            cls._kept[key] = vocabularies
        if vocabularies is None:
            province = next((path.partition("/")[0] for path, _sha256 in words if path.endswith("/communes.csv")), "")
            read = read_vocabularies(root, province) if province else Vocabularies()
            vocabularies = replace(read, parameters=_NO_NUMBERS)
            cls._kept[key] = vocabularies
        return vocabularies


@lru_cache(maxsize=256)
def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


_translation = lru_cache(maxsize=64)(read_translation)
_opened: dict[tuple[Path, str], OpenBundle] = {}


def open_bundle(digest: str, code: str = "") -> OpenBundle:
    """The bundle of this digest, unpacked.

    Raises:
        Bundle.DoesNotExist: nothing was ever published under this digest.
    """
    key = (settings.VAR, digest)
    bundle = _opened.get(key)
    if bundle is None or not bundle.root.is_dir():
        bundle = _opened[key] = _unpacked(digest)
    return replace(bundle, code=code) if code else bundle


def _unpacked(digest: str) -> OpenBundle:
    manifest = Bundle.objects.values_list("manifest", flat=True).get(pk=digest)
    files = {path: sha256 for sha256, path in (line.split("  ", 1) for line in manifest.splitlines())}
    root = settings.VAR / "bundles" / digest
    if not _whole(root, files):
        blobs = Blob.objects.filter(sha256__in=set(files.values()))
        _write(root, files, dict(blobs.values_list("sha256", "data")))
    return OpenBundle(digest, root, MappingProxyType(files))


def _whole(root: Path, files: Mapping[str, str]) -> bool:
    try:
        return all(hashlib.sha256((root / path).read_bytes()).hexdigest() == sha256 for path, sha256 in files.items())
    except OSError:
        return False


def _write(root: Path, files: Mapping[str, str], blobs: Mapping[str, bytes | memoryview]) -> None:
    """Writes the files beside their place and moves them there together.

    One at a time, whichever process or thread: two at once would take each other's folder away.
    """
    root.parent.mkdir(parents=True, exist_ok=True)
    with (root.parent / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _whole(root, files):
            return
        beside = Path(tempfile.mkdtemp(dir=root.parent))
        try:
            for path, sha256 in files.items():
                file = beside / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(blobs[sha256])
            if root.exists():  # not whole: somebody or something changed it
                shutil.rmtree(root)
            beside.rename(root)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
