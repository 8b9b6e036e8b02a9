from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "duoc.instruments"
    label = "instruments"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"
