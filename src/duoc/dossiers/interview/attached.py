"""Files attached to a request that is being written, and how each of its papers stands. Pure."""

import uuid
from dataclasses import dataclass

from duoc.ground.files.models import StoredFile
from duoc.language.calculations import PaperAsk


@dataclass(frozen=True)
class Attached:
    """A file for one of the papers. `id` names it within its draft; None where there is no draft."""

    code: str
    file: StoredFile
    id: uuid.UUID | None = None


@dataclass(frozen=True)
class PaperState:
    """A paper that is asked for, with the files attached for it."""

    paper: PaperAsk
    files: tuple[Attached, ...]

    @property
    def missing(self) -> bool:
        """Nothing is filed without a file for it, and there is none."""
        return self.paper.must_attach and not self.files
