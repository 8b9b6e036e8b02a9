from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "duoc.faces.portal"
    label = "portal"
    verbose_name = "Cổng người dân"
    default_auto_field = "django.db.models.BigAutoField"
