from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "duoc.payments"
    label = "payments"
    verbose_name = "Phí, lệ phí"
    default_auto_field = "django.db.models.BigAutoField"
