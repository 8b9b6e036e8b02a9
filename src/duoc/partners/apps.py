from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "duoc.partners"
    label = "partners"
    verbose_name = "Hệ thống khác"
    default_auto_field = "django.db.models.BigAutoField"
