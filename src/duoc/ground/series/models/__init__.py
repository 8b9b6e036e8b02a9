from duoc.ground.series.models.counter import Counter

__all__ = ["Counter"]
