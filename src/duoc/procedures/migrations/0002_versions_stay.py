from django.db import migrations

# A dossier is judged by the version in force when it was received, so the words of a published version never change.
# Only its last day may be set, when the next version takes over. The trigger binds the owner of the tables as well.
FORWARD = """
CREATE FUNCTION procedures_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'valid_to' = to_jsonb(OLD) - 'valid_to' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published version is immutable: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER procedures_version_stays BEFORE UPDATE OR DELETE ON procedures_version
    FOR EACH ROW EXECUTE FUNCTION procedures_refuse_change();
"""
BACKWARD = """
DROP TRIGGER procedures_version_stays ON procedures_version;
DROP FUNCTION procedures_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
