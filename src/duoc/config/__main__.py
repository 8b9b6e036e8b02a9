"""`python -m duoc.config` is the `duoc` command, for those who start it without the script."""

import sys

from duoc.config.command import main

sys.exit(main())
