from duoc.partners.actions.note_refused import note_refused
from duoc.partners.actions.report import report
from duoc.partners.actions.send_reports import release_stuck, send_reports

__all__ = ["note_refused", "release_stuck", "report", "send_reports"]
