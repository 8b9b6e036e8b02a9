from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "duoc.decisions"
    label = "decisions"
    verbose_name = "Kết quả"
    default_auto_field = "django.db.models.BigAutoField"
