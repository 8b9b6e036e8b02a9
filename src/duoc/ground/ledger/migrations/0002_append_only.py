from django.db import migrations

# A ledger that can be rewritten proves nothing. The trigger binds everybody but a superuser who switches it off (and
# whose edits `duoc ledger verify` then finds); the grants bind the application even where triggers are switched off.
FORWARD = """
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ledger_entry_rows_stay BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_entry_table_stays BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
DO $$
DECLARE who text;
BEGIN
    FOREACH who IN ARRAY ARRAY['duoc_web', 'duoc_worker', 'duoc_readonly'] LOOP
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
            EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry FROM %I', who);
        END IF;
    END LOOP;
END $$;
"""
BACKWARD = """
DROP TRIGGER ledger_entry_rows_stay ON ledger_entry;
DROP TRIGGER ledger_entry_table_stays ON ledger_entry;
DROP FUNCTION ledger_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
