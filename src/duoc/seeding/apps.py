from django.apps import AppConfig


class SeedingConfig(AppConfig):
    name = "duoc.seeding"
    label = "seeding"
    verbose_name = "Dữ liệu thử nghiệm"
    default_auto_field = "django.db.models.BigAutoField"
