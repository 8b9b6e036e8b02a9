from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="entryparty",
            name="closes",
            field=models.BooleanField(default=False),
        ),
    ]
