#!/usr/bin/env python3
"""Files a dossier through the API of Đước and follows it until it ends. Python's standard library is all it needs.

    export DUOC_TOKEN=$(.venv/bin/duoc token --as citizen1)
    python3 examples/file_and_follow.py --answers examples/birth.json --paper birth_notice=scan.pdf 1.001193

The road: read the form, ask what follows from the answers, send the papers, file once under a key, fetch the notice,
look every so often until there is news or the end.
"""

import argparse
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote

OVER = {"done", "returned", "refused", "cancelled", "stopped"}
KINDS = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}


class Refused(Exception):
    """The service said no. `problem` is what it said (RFC 9457)."""

    def __init__(self, problem: dict[str, Any]) -> None:
        lines = [problem.get("title", ""), problem.get("detail", ""), problem.get("remedy", "")]
        lines += [f"  {error.get('field') or error.get('pointer')}: {error['detail']}" for error in _errors(problem)]
        super().__init__("\n".join(line for line in lines if line))
        self.problem = problem


def _errors(problem: dict[str, Any]) -> list[dict[str, str]]:
    return list(problem.get("errors", ()))


class Duoc:
    """The API as one person, whose token it is."""

    def __init__(self, address: str, token: str, language: str = "vi") -> None:
        self.address = address.rstrip("/") + "/api/v1"
        self.headers = {"Authorization": f"Bearer {token}", "Accept-Language": language}

    def call(self, method: str, path: str, body: Any = None, *, kind: str = "application/json", key: str = "") -> bytes:
        """One call, tried again while the service is busy or out of reach: with a key that is safe for writes too.

        Raises:
            Refused: the service said no.
        """
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        headers = self.headers | ({"Content-Type": kind} if data is not None else {})
        headers |= {"Idempotency-Key": key} if key else {}
        for wait in (1, 2, 4, 8, None):
            request = urllib.request.Request(self.address + path, data, headers, method=method)  # noqa: S310 - the address that the caller gave
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - the same address
                    return bytes(answer.read())
            except urllib.error.HTTPError as error:
                problem = json.loads(error.read())
                again = error.code == 503 or problem["type"].endswith("key-in-flight")
                if not again or wait is None:
                    raise Refused(problem) from error
            except (urllib.error.URLError, TimeoutError):
                if wait is None or (method != "GET" and not key):
                    raise
            time.sleep(wait)
        raise AssertionError

    def get(self, path: str) -> Any:
        """The JSON at an address."""
        return json.loads(self.call("GET", path))

    def post(self, path: str, body: Any, **more: Any) -> Any:
        """Sends JSON or a file; returns the JSON answer."""
        return json.loads(self.call("POST", path, body, **more))


def file(duoc: Duoc, code: str, answers: dict[str, Any], papers: dict[str, Path], key: str) -> dict[str, Any]:
    """Files a dossier once. Called again with the same key it answers the same, so a broken line does no harm."""
    plan = duoc.post(f"/procedures/{code}/evaluation", {"answers": answers})
    for known in plan["known"]:
        print(f"  đã có sẵn: {known['ask']} = {known['shown']} ({known['source']})")
    wanted = [paper["id"] for paper in plan["papers"] if paper["attach"] and paper["required"]]
    if missing := [paper for paper in wanted if paper not in papers]:
        print(f"  còn thiếu giấy tờ: {', '.join(missing)}")
    sent = [{"paper": paper, "attachment": attach(duoc, path, f"{key}-{paper}")} for paper, path in papers.items()]
    filed: dict[str, Any] = duoc.post("/dossiers", {"procedure": code, "answers": answers, "papers": sent}, key=key)
    return filed


def attach(duoc: Duoc, path: Path, key: str) -> str:
    """Sends a file; returns its id."""
    kind = KINDS[path.suffix.lower()]
    answer = duoc.post(f"/attachments?name={quote(path.name)}", path.read_bytes(), kind=kind, key=key)
    return str(answer["id"])


def follow(duoc: Duoc, id: str, every: float, until: float) -> dict[str, Any]:
    """Tells what happens to a dossier until it is over or the time (seconds) is up; returns how it stands then."""
    seen, end = 0, time.monotonic() + until
    while True:
        dossier: dict[str, Any] = duoc.get(f"/dossiers/{id}")
        for event in dossier["timeline"][seen:]:
            print(f"  {event['at']}  {event['event']}")
        seen = len(dossier["timeline"])
        if dossier["state"] in OVER or time.monotonic() >= end:
            return dossier
        time.sleep(every)


def main() -> int:
    """Read the words of the command, file, follow."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("procedure", help="code of the procedure, for example 1.001193")
    parser.add_argument("--answers", type=Path, required=True, help="a JSON file: {question id: value}")
    parser.add_argument("--paper", action="append", default=[], metavar="PAPER=FILE")
    parser.add_argument("--address", default="http://localhost:8000")
    parser.add_argument("--key", default=str(uuid.uuid4()), help="repeat it to try again without filing twice")
    parser.add_argument("--notice", type=Path, help="where to keep the filing notice (PDF)")
    parser.add_argument("--every", type=float, default=5, help="seconds between looks")
    parser.add_argument("--until", type=float, default=60, help="seconds to follow")
    words = parser.parse_args()
    if "DUOC_TOKEN" not in os.environ:
        parser.error("DUOC_TOKEN is not set; a demo gives one: export DUOC_TOKEN=$(.venv/bin/duoc token --as citizen1)")
    duoc = Duoc(words.address, os.environ["DUOC_TOKEN"])
    papers = {name: Path(path) for name, _, path in (pair.partition("=") for pair in words.paper)}
    try:
        form = duoc.get(f"/procedures/{words.procedure}/form")
        print(f"{form['code']}: {sum(len(page['questions']) for page in form['pages'])} câu hỏi có thể có")
        filed = file(duoc, words.procedure, json.loads(words.answers.read_text("utf-8")), papers, words.key)
        print(f"đã nộp {filed['temporary_code']}; dự kiến {filed['expected_at']} (chưa phải lời hẹn)")
        if words.notice:
            words.notice.write_bytes(duoc.call("GET", f"/dossiers/{filed['id']}/notice.pdf"))
        dossier = follow(duoc, filed["id"], words.every, words.until)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    print(json.dumps({"id": dossier["id"], "code": dossier["code"], "state": dossier["state"]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
