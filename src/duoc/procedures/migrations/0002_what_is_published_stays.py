from django.db import migrations

# What was published is never written over: the bytes of a file, the list of a bundle, what the installation goes by. A
# dossier is judged by the version in force when it was received: of a version only its last day may be set, when the next
# one takes over. The triggers bind the owner of the tables as well; the grants bind the application even where triggers
# are switched off.
FORWARD = """
CREATE FUNCTION procedures_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was published stays: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER procedures_blob_stays BEFORE UPDATE OR DELETE ON procedures_blob
    FOR EACH ROW EXECUTE FUNCTION procedures_refuse_rewriting();
CREATE TRIGGER procedures_bundle_stays BEFORE UPDATE OR DELETE ON procedures_bundle
    FOR EACH ROW EXECUTE FUNCTION procedures_refuse_rewriting();
CREATE TRIGGER procedures_reference_data_stays BEFORE UPDATE OR DELETE ON procedures_referencedata
    FOR EACH ROW EXECUTE FUNCTION procedures_refuse_rewriting();

CREATE FUNCTION procedures_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'valid_to' = to_jsonb(OLD) - 'valid_to' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published version is immutable: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER procedures_version_stays BEFORE UPDATE OR DELETE ON procedures_version
    FOR EACH ROW EXECUTE FUNCTION procedures_refuse_change();

CREATE FUNCTION procedures_refuse_other_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM procedures_version WHERE procedure_id = NEW.procedure_id AND valid_from = NEW.valid_from
               AND edition = NEW.edition - 1 AND digest = NEW.digest) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the next edition of a version has the same words' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER procedures_editions_have_the_same_words BEFORE INSERT ON procedures_version
    FOR EACH ROW WHEN (NEW.edition <> 1) EXECUTE FUNCTION procedures_refuse_other_words();

DO $$
DECLARE who text;
BEGIN
    FOREACH who IN ARRAY ARRAY['duoc_web', 'duoc_worker', 'duoc_readonly'] LOOP
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
            EXECUTE format(
                'REVOKE UPDATE, DELETE, TRUNCATE ON procedures_blob, procedures_bundle, procedures_referencedata FROM %I',
                who
            );
        END IF;
    END LOOP;
END $$;
"""
BACKWARD = """
DROP TRIGGER procedures_editions_have_the_same_words ON procedures_version;
DROP FUNCTION procedures_refuse_other_words();
DROP TRIGGER procedures_version_stays ON procedures_version;
DROP FUNCTION procedures_refuse_change();
DROP TRIGGER procedures_blob_stays ON procedures_blob;
DROP TRIGGER procedures_bundle_stays ON procedures_bundle;
DROP TRIGGER procedures_reference_data_stays ON procedures_referencedata;
DROP FUNCTION procedures_refuse_rewriting();
"""


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
