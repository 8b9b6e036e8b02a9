from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "duoc.registers"
    label = "registers"
    verbose_name = "Sổ đăng ký"
    default_auto_field = "django.db.models.BigAutoField"
