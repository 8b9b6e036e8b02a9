"""Messages as packages above send them."""

from duoc.notices.actions import Message

FILED = Message("filed", "Đã nộp hồ sơ {code}", "Hồ sơ “{procedure}” đã được nộp.")
ACCEPTED = Message(
    "accepted",
    "Đã tiếp nhận hồ sơ {code}",
    "{unit} đã tiếp nhận hồ sơ “{procedure}”, mã {code}. Hẹn trả kết quả: {due}.",
)
RESULT_READY = Message("result_ready", "Hồ sơ {code} đã có kết quả", "Kết quả “{procedure}” đã được ký và phát hành.")
