"""The clock of the administration: calendars, terms and deadlines with their proof. The door: `calculations`."""
