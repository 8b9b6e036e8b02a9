from duoc.ground.once.models.performance import Performance

__all__ = ["Performance"]
