"""The clock of the administration: calendars, terms and deadlines with their proof. Pure; the door is `reckon`."""
