from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "duoc.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declares the acts and events of the package to whoever offers acts and shows histories, and what it hands to
        the successor of a body that ends.
        """
        from duoc.dossiers import actions as actions
        from duoc.dossiers import inheriting as inheriting
        from duoc.dossiers import refunds as refunds
