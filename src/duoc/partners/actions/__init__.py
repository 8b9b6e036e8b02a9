from duoc.partners.actions.note_refused import note_refused
from duoc.partners.actions.report import report
from duoc.partners.actions.send_reports import release_held, send_reports

__all__ = ["note_refused", "release_held", "report", "send_reports"]
