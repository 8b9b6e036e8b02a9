"""The played National Portal of a demo."""

from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Cổng Dịch vụ công quốc gia đóng thử: chạy, đổi cách cư xử, chơi một ngày.")
