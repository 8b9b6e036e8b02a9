"""Sổ cái: kiểm tra rằng không bản ghi nào bị sửa."""
