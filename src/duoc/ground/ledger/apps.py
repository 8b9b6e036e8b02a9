from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "duoc.ground.ledger"
    label = "ledger"
    verbose_name = "Nhật ký"
    default_auto_field = "django.db.models.BigAutoField"
