"""Which files of the catalogue belong together: to one procedure, to all of them, to the clock."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from duoc.language.calculations import DefinitionFault, Finding
from duoc.procedures.folders import PARAMETERS

Files = Mapping[str, bytes]
"""Path in the catalogue → bytes."""

NATIONAL = (
    "calendars/*.yaml", "closed-dossiers.yaml", "forms/**/*", "lateness.yaml", "numbering.yaml", "parameters.yaml",
    "public-post.yaml", "search/*.yaml", "terms.yaml", "transfer.yaml", "vocabularies/*.yaml",
)  # fmt: skip
PROVINCE = ("*.csv", "*.typ", "*.yaml", "calendars/*.yaml", "procedures/*/*", "registers/*.yaml", "search/*.yaml")
_PARAMETER = re.compile(rb"\bparameter(?:_article)?\.")  # a number of the law, or its article, in a rule
# What Typst reads by a path that stands whole in the template; a path put together of parts names a shared file.
_NAMED = re.compile(r'\b(?:(?:import|include)\s+|(?:csv|image|json|read|toml|yaml|xml)\(\s*)"([^"@]+)"(?!\s*\+)')


def read_catalogue(catalog: Path, province: str) -> dict[str, bytes]:
    """All files that definitions, forms, search and clock stand on. What the first start alone reads (organisations'
    cast, law, roles, pages of the portal) is loaded into tables of its own."""
    folders = [(catalog / "national", NATIONAL), (catalog / province, PROVINCE)]
    matching = (file for folder, patterns in folders for pattern in patterns for file in folder.glob(pattern))
    return {file.relative_to(catalog).as_posix(): file.read_bytes() for file in sorted(matching) if file.is_file()}


def of_calendars(files: Files) -> Files:
    """What dates are counted by: calendars, opening hours, rules, what single bodies of the province have of their own,
    and the term by which work is planned."""
    return {
        path: data
        for path, data in files.items()
        if path.split("/")[1:-1] == ["calendars"] or path == "national/terms.yaml"
    }


def of_all(files: Files) -> Files:
    """What every procedure shows or prints: forms and their parts, vocabularies, numbering, places of the province."""
    shared = ("national/forms/", "national/vocabularies/", "national/numbering.yaml")
    return {path: data for path, data in files.items() if path.startswith(shared) or _of_province(path)}


def _of_province(path: str) -> bool:
    return path.count("/") == 1 and not path.startswith("national/") and path.endswith((".csv", ".typ"))


def of_procedure(files: Files, province: str, code: str) -> Files:
    """What this procedure shows or prints: what all do, its own templates, what these name, and its translations.

    Raises:
        DefinitionFault: a template names a file that is not there.
    """
    own = f"{province}/procedures/{code}/"
    needed = {**of_all(files), **_numbers(files, own)}
    todo = [path for path in files if path.startswith(own) and (not path.endswith(".yaml") or _translates(path))]
    while todo:
        path = todo.pop()
        if path in needed:
            continue
        needed[path] = files[path]
        todo += [named for named in _names(path, files[path]) if _there(named, path, files)]
    return needed


def _numbers(files: Files, own: str) -> Files:
    """The numbers of the law, where one of the procedure's definitions names one."""
    named = any(_PARAMETER.search(files[path]) for path in files if path.startswith(f"{own}definition"))
    return {PARAMETERS: files[PARAMETERS]} if named and PARAMETERS in files else {}


def _translates(path: str) -> bool:
    return posixpath.basename(path).startswith("words.")


def _names(path: str, data: bytes) -> Iterator[str]:
    """Paths of the files that a template imports, includes or reads by a name that stands in it."""
    if path.endswith(".typ"):
        for named in _NAMED.findall(data.decode("utf-8")):
            folder = "" if named.startswith("/") else posixpath.dirname(path)
            yield posixpath.normpath(posixpath.join(folder, named.lstrip("/")))


def _there(named: str, path: str, files: Files) -> bool:
    if named not in files:
        what = _("Mẫu gọi tệp «%(named)s» không có trong danh mục.") % {"named": named}
        remedy = _("Thêm tệp đó hoặc sửa đường dẫn trong mẫu.")
        raise DefinitionFault([Finding("template", (), what, _("Không in được văn bản này."), remedy, path, 1)])
    return True
