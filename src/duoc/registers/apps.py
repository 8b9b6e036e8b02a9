from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "duoc.registers"
    label = "registers"
    verbose_name = "Sổ đăng ký"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declares the acts and events of the package to whoever offers acts and shows histories, and how it judges
        what is proposed.
        """
        from duoc.registers import actions as actions
        from duoc.registers import proposing as proposing
