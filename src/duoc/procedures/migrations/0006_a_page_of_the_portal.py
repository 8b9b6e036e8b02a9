from django.db import migrations


class Migration(migrations.Migration):
    """The model's name says which page it is; the table keeps its own."""

    dependencies = [("procedures", "0005_nothing_searches_a_column")]

    operations = [
        migrations.AlterModelTable(name="page", table="procedures_page"),
        migrations.RenameModel(old_name="Page", new_name="PortalPage"),
    ]
