"""Danh mục thủ tục trên đĩa."""
