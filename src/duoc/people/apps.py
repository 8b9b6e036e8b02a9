from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "duoc.people"
    label = "people"
    verbose_name = "Con người và tổ chức"
    default_auto_field = "django.db.models.BigAutoField"
