from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "duoc.decisions"
    label = "decisions"
    verbose_name = "Kết quả"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declares the acts and events of the package to whoever offers acts and shows histories, and what it closes
        when a dossier ends or goes to the successor of its body.
        """
        from duoc.decisions import actions as actions
        from duoc.decisions import ending as ending
        from duoc.decisions import independence as independence
        from duoc.decisions import inheriting as inheriting
