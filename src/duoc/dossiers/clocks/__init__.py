"""When a dossier is due: counted, promised, extended, counted again by newer calendars."""
