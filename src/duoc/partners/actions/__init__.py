from duoc.partners.actions.note_refused import note_refused
from duoc.partners.actions.send_reports import release_held, send_reports
from duoc.partners.actions.write_reports import write_reports

__all__ = ["note_refused", "release_held", "send_reports", "write_reports"]
