from django.db import migrations


class Migration(migrations.Migration):
    """Search reads an index in memory, made from the definitions."""

    dependencies = [("procedures", "0004_pages_are_noted")]

    operations = [migrations.RemoveField(model_name="procedure", name="search_text")]
