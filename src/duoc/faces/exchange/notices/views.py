"""The person's notices."""

from django.http import HttpResponse

from duoc.faces.exchange.call import Call
from duoc.faces.exchange.response import given
from duoc.notices import queries
from duoc.notices.models import Notice


def listing(call: Call) -> HttpResponse:
    """The latest notices, the newest first. Reading them here marks none as read."""
    notices = queries.of_parties(call.actor.parties, limit=call.query["limit"])
    return given({"notices": [_serialized(one) for one in notices]})


def _serialized(one: Notice) -> dict[str, object]:
    return {
        "id": str(one.pk),
        "kind": one.kind,
        "title": one.title,
        "body": one.body,
        "about": {"kind": one.subject_kind, "id": one.subject_id},
        "at": one.created_at,
        "read_at": one.read_at,
        "deliveries": [
            {"channel": way.channel, "state": way.state, "sent_at": way.sent_at} for way in one.deliveries.all()
        ],
    }
