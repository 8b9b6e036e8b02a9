from duoc.notices.models.delivery import Delivery
from duoc.notices.models.notice import Notice

__all__ = ["Delivery", "Notice"]
