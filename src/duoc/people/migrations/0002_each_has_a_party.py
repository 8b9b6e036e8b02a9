from django.db import migrations

# Every person, business and body is a party from its first moment: the database refuses a row without its party. Both keys are checked at the end of the transaction, so that the two
# rows, which point to each other, can be written one after the other.
PARTIES = """
ALTER TABLE people_person ADD CONSTRAINT person_is_a_party
    FOREIGN KEY (id) REFERENCES people_party (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE people_business ADD CONSTRAINT business_is_a_party
    FOREIGN KEY (id) REFERENCES people_party (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE people_organisation ADD CONSTRAINT organisation_is_a_party
    FOREIGN KEY (id) REFERENCES people_party (id) DEFERRABLE INITIALLY DEFERRED;
"""
NO_PARTIES = """
ALTER TABLE people_organisation DROP CONSTRAINT organisation_is_a_party;
ALTER TABLE people_business DROP CONSTRAINT business_is_a_party;
ALTER TABLE people_person DROP CONSTRAINT person_is_a_party;
"""
# What was done under a mandate is explained by it for ever, so its words never change and it is never deleted. Only its
# end may be set, once. The trigger binds the owner of the tables as well.
MANDATES = """
CREATE FUNCTION people_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ends text[] := ARRAY['valid_to', 'ended_at', 'ended_by_id', 'end_reason'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND to_jsonb(NEW) - ends = to_jsonb(OLD) - ends THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a mandate stays as it was granted: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER people_mandate_stays BEFORE UPDATE OR DELETE ON people_mandate
    FOR EACH ROW EXECUTE FUNCTION people_refuse_change();
"""
MANDATES_CHANGE = """
DROP TRIGGER people_mandate_stays ON people_mandate;
DROP FUNCTION people_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(PARTIES, NO_PARTIES), migrations.RunSQL(MANDATES, MANDATES_CHANGE)]
