"""Commands on the ledger."""

from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Nhật ký: kiểm tra rằng không việc nào đã ghi bị sửa.")
