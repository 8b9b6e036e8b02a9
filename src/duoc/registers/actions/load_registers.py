"""The province's registers, from the catalogue."""

from pathlib import Path

from django.db import transaction

from duoc.registers.key_changes import introduce
from duoc.registers.keys import read_keys
from duoc.registers.models import Register
from duoc.registers.register_files import read_register

_KEYS = ("unique", "warn_same")


@transaction.atomic
def load_registers(folder: Path) -> int:
    """Brings the registers up to what the files `<code>.yaml` of the folder say; none is removed.

    Returns:
        int, the number of registers in the catalogue.

    Raises:
        RegisterFault, YamlFault: a file is no register.
        KeyBroken: entries in force have the same key, which is new. Nothing has changed then.
    """
    files = sorted(folder.glob("*.yaml"))
    known = dict(Register.objects.values_list("pk", "keys"))
    for file in files:
        words = read_register(file)
        keys = {kind: words[kind] for kind in _KEYS if kind in words}
        register, _made = Register.objects.update_or_create(
            code=file.stem,
            defaults={
                "name": words["name"],
                "master": words["master"],
                "master_name": words.get("master_name", ""),
                "legal_basis": words.get("legal_basis", ""),
                "labels": words.get("labels", {}),
                "keys": keys,
                "volume": words.get("volume"),
                "names_persons": words.get("names_persons", []),
            },
        )
        if known.get(file.stem, {}) != keys:
            introduce(register, read_keys(keys))
    return len(files)
