"""A PostgreSQL that a command brings with itself, beside that of the running province, and takes away again."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from duoc.config import roles
from duoc.config.cluster import Cluster


@contextmanager
def own_database() -> Iterator[Mapping[str, str]]:
    """An empty database in a folder of its own; both end with the context.

    Yields:
        The environment in which another process of ours works in it, as the owner of the tables.

    Raises:
        Trouble: no usable programs of PostgreSQL, or the server does not come up.
    """
    # Open to walk through, since root hands the server to a plain user.
    var = Path(tempfile.mkdtemp(prefix="duoc-own-"))
    var.chmod(0o711)
    server = Cluster(var, quick=True)
    try:
        server.start()
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DUOC_DATABASE_URL")}
        yield kept | {"DUOC_VAR": str(var), "DUOC_DB_ROLE": roles.OWNER}
    finally:
        server.stop()
        shutil.rmtree(var, ignore_errors=True)
