from django.db import migrations

# NOTIFY takes one lock for the whole server at commit, so that commits with a job in them queue up behind each other:
# measured with 16 clients and a job in each transaction, 900 to 1,100 a second with the trigger, 3,050 without it
# (1 client: 1,040 to 1,510). The worker looks for work every half second instead; nothing here is in a greater hurry.
QUIET = "ALTER TABLE procrastinate_jobs DISABLE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1"
LOUD = "ALTER TABLE procrastinate_jobs ENABLE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1"


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial"), ("procrastinate", "0041_post_retry_failed_job")]
    operations = [migrations.RunSQL(QUIET, LOUD)]
