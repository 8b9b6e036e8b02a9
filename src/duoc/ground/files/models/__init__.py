from duoc.ground.files.models.stored_file import StoredFile

__all__ = ["StoredFile"]
