"""The province's registers, from the catalogue."""

from pathlib import Path

import yaml

from duoc.registers.models import Register


def load_registers(folder: Path) -> int:
    """Brings the registers up to what the files `<code>.yaml` of the folder say; none is removed.

    Returns:
        int, the number of registers in the catalogue.
    """
    files = sorted(folder.glob("*.yaml"))
    for file in files:
        register = yaml.safe_load(file.read_text("utf-8"))
        Register.objects.update_or_create(
            code=file.stem,
            defaults={
                "name": register["name"],
                "master": register["master"],
                "master_name": register.get("master_name", ""),
                "legal_basis": register.get("legal_basis", ""),
                "labels": register.get("labels", {}),
            },
        )
    return len(files)
