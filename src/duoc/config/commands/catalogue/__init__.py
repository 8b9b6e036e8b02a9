"""Commands on the catalogue on disk."""

from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Danh mục thủ tục trên đĩa.")
