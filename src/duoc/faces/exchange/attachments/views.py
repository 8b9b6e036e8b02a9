"""Files sent ahead of the dossier that will name them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from duoc.faces.exchange.call import Call
from duoc.faces.exchange.response import given
from duoc.faces.web import problems
from duoc.faces.web.problems import Problem, Words
from duoc.ground.files import actions
from duoc.ground.files.models import StoredFile
from duoc.ground.once.actions import once


@dataclass(frozen=True)
class Attach:
    name: str
    data: bytes


def attach(call: Call) -> HttpResponse:
    """Checks a file and keeps it as the person's own, once per key. A file that no dossier names is let go in time."""
    name = call.name or call.query["name"] or ""
    if not name:
        say = Words("Hãy cho biết tên tệp: ?name=chung-sinh.pdf.", "Name the file: ?name=birth-notice.pdf.")
        raise Problem(problems.INVALID, errors=[{"field": "name", "detail": str(say)}])
    person = str(call.actor.person)
    request = Attach(name, call.body)

    def perform() -> str:
        return str(actions.store(request.data, request.name, at=call.at, person=person).pk)

    id = once(call.actor.key, "exchange.attach", call.key, request, perform, wait=False)
    file = StoredFile.objects.filter(pk=id).first()
    if file is None:
        say = Words(
            "Tệp gửi trước bằng khóa này đã được bỏ vì quá lâu không có hồ sơ nào nêu. Hãy gửi lại với khóa mới.",
            "The file sent under this key was let go, since no dossier named it. Send it again under a new key.",
        )
        raise Problem(problems.NOT_NOW, say)
    return given(_serialized(file), status=201)


def _serialized(file: StoredFile) -> dict[str, Any]:
    return {
        "id": str(file.pk),
        "name": file.name,
        "size": file.size,
        "media_type": file.media_type,
        "sha256": file.sha256,
        "scan": file.scan,
    }
