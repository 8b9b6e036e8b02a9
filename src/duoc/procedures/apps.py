from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "duoc.procedures"
    label = "procedures"
    verbose_name = "Thủ tục"
    default_auto_field = "django.db.models.BigAutoField"
