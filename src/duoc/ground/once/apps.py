from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "duoc.ground.once"
    label = "once"
    verbose_name = "Chống trùng"
    default_auto_field = "django.db.models.BigAutoField"
