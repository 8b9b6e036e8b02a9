from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "duoc.faces.exchange"
    label = "exchange"
    verbose_name = "Kết nối"
    default_auto_field = "django.db.models.BigAutoField"
