"""Nhật ký: kiểm tra rằng không việc nào đã ghi bị sửa."""
