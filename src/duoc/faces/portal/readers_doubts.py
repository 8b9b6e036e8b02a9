"""What a reader of a procedure should know to be unsure; how a page was read is for those who look after it. Pure."""

from duoc.language.calculations import Definition

OF_THE_READING = frozenset(
    {
        "Mã kết quả không đúng mẫu",
        "Số quyết định công bố không đúng mẫu",
        "Quyết định công bố là dữ liệu thử",
        "Có mã định dạng trong văn bản",
        "Có ký tự ẩn",
        "Không ghi số bản",
        "Ghi chú nằm trong bảng giấy tờ",
        "Đề mục nằm trong bảng giấy tờ",
        "Kết quả nằm trong bảng giấy tờ",
        "Tên mẫu dính vào tên giấy tờ",
        "Lĩnh vực chưa có trong danh mục",
        "Trùng tên với mã khác",
        "Trùng nội dung với mã khác",
        "Trùng địa chỉ trang với mã khác",
        "Căn cứ không có số hiệu",
    }
)
"""Doubts of the importer that say nothing about what to bring, pay, wait for or expect."""


def for_readers(definition: Definition) -> list[tuple[str, str]]:
    """What of a definition is not confirmed, and why, but for how its page was read."""
    written = [one["what"] for one in definition.raw.get("to_verify", ())]
    written += [""] * (len(definition.to_verify) - len(written))  # the written ones come first, maybe translated
    doubts = zip(definition.to_verify, written, strict=True)
    return [(doubt.what, doubt.why) for doubt, what in doubts if what not in OF_THE_READING]
