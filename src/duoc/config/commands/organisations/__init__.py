"""Commands on the bodies of the province."""

from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Cơ quan của tỉnh: sáp nhập, chia tách, mã định danh.")
