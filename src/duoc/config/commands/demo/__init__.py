"""Commands on demonstration data."""

from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Dữ liệu thử nghiệm: lập hồ sơ của nhiều tháng.")
