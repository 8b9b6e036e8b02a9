from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "duoc.faces.design"
    label = "design"
    verbose_name = "Giao diện"
    default_auto_field = "django.db.models.BigAutoField"
