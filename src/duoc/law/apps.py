from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "duoc.law"
    label = "law"
    verbose_name = "Văn bản pháp luật"
    default_auto_field = "django.db.models.BigAutoField"
