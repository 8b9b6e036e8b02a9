"""Commands on registers."""

from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Sổ đăng ký.")
