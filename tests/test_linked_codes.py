"""A sentence that names a procedure by its code leads to its page, so there must be one."""

import gzip
import json

from django.conf import settings

from duoc.faces.design.templatetags.design import CODE
from duoc.language.calculations import sentences
from duoc.procedures.queries import definition_files, read_document


def test_every_procedure_that_a_definition_names_has_a_page() -> None:
    folders = [folder for folder in (settings.CATALOG / "ca-mau" / "procedures").iterdir() if folder.is_dir()]
    known = {folder.name for folder in folders}
    for file in (settings.CATALOG / "national").glob("*.jsonl.gz"):
        with gzip.open(file, "rt", encoding="utf-8") as pages:
            known |= {json.loads(line)["code"] for line in pages}
    named = {
        code
        for folder in folders
        for file in definition_files(folder)
        for _place, sentence in sentences(read_document(file).data)
        for code in CODE.findall(sentence)
    }
    assert "1.000689" in named and named <= known
