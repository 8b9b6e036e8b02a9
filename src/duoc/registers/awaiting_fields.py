"""What an entry still awaits from another body, and the questions that ask for it."""

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.language.calculations import Question
from duoc.registers.models import Entry


def entry_that_waits(dossier: Dossier, *, locked: bool = False) -> Entry | None:
    """The entry in force that the dossier wrote and that lacks something; None where nothing is awaited."""
    entries = Entry.objects.filter(decision__dossier=dossier, ended_at=None).exclude(awaited={})
    return (entries.select_for_update(of=("self",)) if locked else entries).first()


def awaited_question(dossier: Dossier, entry: Entry) -> tuple[str, Question]:
    """The first field that an entry awaits, and the desk's question that was left open."""
    definition = dossiers.definition_of(dossier)
    rules = definition.outcome.entry.data if definition.outcome.entry else {}
    asked = {question.id: question for question in definition.desk}
    return next((name, asked[rules[name].source.strip()]) for name in entry.awaited)
