from django.apps import AppConfig


class SeriesConfig(AppConfig):
    name = "duoc.ground.series"
    label = "series"
    verbose_name = "Dãy số"
    default_auto_field = "django.db.models.BigAutoField"
