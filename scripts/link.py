"""Makes the checkout importable in the virtual environment that runs this, and writes its `duoc` command.

No build and no network: a .pth file names `src`, and a script of two lines calls the command.
"""

import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write both files; the environment's own interpreter is named in the script's first line."""
    if sys.prefix == sys.base_prefix:
        raise SystemExit("link.py: chạy bằng Python của .venv · run this with the Python of .venv")
    (Path(sysconfig.get_path("purelib")) / "duoc.pth").write_text(f"{ROOT / 'src'}\n", "utf-8")
    script = Path(sys.prefix) / "bin" / "duoc"
    # -P: the folder that one happens to stand in is not searched for modules.
    script.write_text(
        '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -P -m duoc.config "$@"\n',
        "utf-8",
    )
    script.chmod(0o755)


main()
