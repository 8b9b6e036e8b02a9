"""Hundreds of calls on every commit, thousands in the night, made from the contract, right and wrong ones: no fault of
ours, no trace, and no refused call changes a row. The seed is fixed, so a failure comes again."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from duoc.config.wsgi import application
from duoc.faces.exchange import contract
from tests.cast import BIRTH, BIRTH_ANSWERS, key, pdf
from tests.contracts.conftest import Caller
from tests.contracts.snapshot import Standing, standing, tables, writes
from tests.contracts.test_drafts import begun
from tests.properties import tried

pytestmark = pytest.mark.django_db
SEED = 20261123
RIGHT, WRONG, BENT = 3, 3, 16  # cases of each operation within and against the contract; of a filing bent by chance
AT_LEAST = 160
FEW, MANY = 3, 32  # times these
TRACES = ("Traceback", 'File "', "psycopg", "django.", "duoc/", "SELECT ", "INSERT ")
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
PROBLEM = Draft202012Validator(
    {"$ref": "#/components/schemas/Problem", "components": contract.document()["components"]}
)


FILES = st.one_of(
    st.binary(max_size=400),
    st.integers(0, len(pdf())).map(lambda end: pdf()[:end]),
    st.binary(min_size=1, max_size=20).map(lambda tail: pdf() + tail),
    st.just(pdf()),
)
for _kind in ("application/pdf", "image/jpeg", "image/png"):
    schemathesis.openapi.media_type(_kind, FILES)
    schemathesis.serializer(_kind)(lambda context, value: value)


class Watch:
    """Judges every answer; remembers what stood in the database before it."""

    def __init__(self) -> None:
        self.names = tables()
        self.seen: Counter[tuple[str, int]] = Counter()
        self.begin()

    def begin(self) -> None:
        self.before: Standing = standing(self.names)
        self.tried = writes()

    def judge(self, name: str, status: int, kind: str, body: bytes, sent: str) -> None:
        """`sent` is what the caller wrote: a word of his that comes back shows nothing of the product's inside."""
        self.seen[name, status] += 1
        text = body.decode("utf-8", "replace") if b"%PDF" not in body[:5] else ""
        assert status < 500, f"{name}: {status} {text[:300]}"
        assert not [word for word in TRACES if word in text and word not in sent], text[:500]
        tried = writes()
        # Counting every table is dear: only where a row was written at all, be it undone again.
        after = self.before if tried == self.tried else standing(self.names)
        self.tried = tried
        if status >= 400:
            assert kind == "application/problem+json", f"{name}: {status} is {kind}"
            assert [*PROBLEM.iter_errors(json.loads(text))] == []
            assert changed(self.before, after).keys() <= stays_of(name), f"{name}: {status} changed rows"
        self.before = after


def stays_of(name: str) -> set[str]:
    """Tables in which a refused call may leave a row: that a message of the Portal was refused is kept."""
    return {"partners_refusedmessage", "ledger_entry"} if name.startswith("takeIn") else set()


def changed(before: Standing, after: Standing) -> dict[str, Any]:
    return {name: (before[name], after[name]) for name in after if before[name] != after[name]}


def quiet(environ: dict[str, Any], start_response: Any) -> Any:
    """The product, except that a request does not close the connection of the test, and that answers come unpacked."""
    environ.pop("HTTP_ACCEPT_ENCODING", None)  # what calls here offers gzip and cannot read it
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    return application(environ, start_response)


def run(strategy: Any, count: int, act: Callable[[Any], None]) -> None:
    """So many examples, the same every time; the first failure is the answer."""

    @seed(SEED)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def each(drawn: Any) -> None:
        act(drawn)

    each()


@tried(FEW, MANY)
def test_whatever_is_sent(caller: Callable[[str], Caller], times: int) -> None:
    call = caller("citizen1")
    known = {"id": call.file().json()["id"], "code": BIRTH, "draft": begun(call).removeprefix("/drafts/")}
    attachment = call.attach()
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", quiet)
    watch = Watch()
    # A withdrawn token would turn all later calls away; its own operation is tried with a token for each call.
    tokens = st.sampled_from([call.token] * 8 + ["", "duoc_wrong"])
    real = st.sampled_from([True, True, True, False])

    def act(drawn: tuple[Any, str, bool]) -> None:
        case, token, keep = drawn
        name = case.operation.definition.raw["operationId"]
        case.headers = {name: value for name, value in case.headers.items() if name.lower() != "authorization"}
        if token:
            word = caller("citizen2").token if name == "withdrawToken" else token
            case.headers["Authorization"] = f"Bearer {word}"
        there = known
        if name == "deleteDraft":  # one of its own, so that later calls still find the other
            there = {**known, "draft": begun(call).removeprefix("/drafts/")}
            watch.begin()
        if keep:
            case.path_parameters |= {name: value for name, value in there.items() if name in case.path_parameters}
        if name == "withdrawToken":  # the token of this call was just made
            watch.begin()
        answer = case.call()
        case.validate_response(answer, checks=CHECKS)
        kind = answer.headers.get("content-type", [""])[0].split(";")[0]
        watch.judge(name, answer.status_code, kind, answer.content, str((case.path_parameters, case.query, case.body)))

    for parsed in schema.get_all_operations():
        operation = parsed.ok()
        for mode, count in ((GenerationMode.POSITIVE, RIGHT), (GenerationMode.NEGATIVE, WRONG)):
            run(st.tuples(operation.as_strategy(generation_mode=mode), tokens, real), count * times, act)
    run(bent(attachment), BENT * times, lambda body: _file(call, body, watch))
    assert sum(watch.seen.values()) >= AT_LEAST * times, sum(watch.seen.values())
    assert {name for name, status in watch.seen if status < 400} >= {
        "listProcedures",
        "evaluate",
        "readDossier",
        "checkDraft",
    }


def bent(attachment: str) -> st.SearchStrategy[dict[str, Any]]:
    """A good filing in which some answers are something else."""
    anything = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**15), 10**15),
        st.floats(-1e15, 1e15),
        st.text(max_size=300),
        st.lists(st.text(max_size=20), max_size=3),
        st.sampled_from(["2026-02-30", "9999-12-31", "other", "\u0000", "Ð", "'; DROP TABLE x;--", "00000000-0000"]),
    )
    changes = st.dictionaries(st.sampled_from(sorted(BIRTH_ANSWERS)), anything, max_size=4)
    papers = st.sampled_from([[{"paper": "birth_notice", "attachment": attachment}], []])
    return st.builds(
        lambda change, paper: {"procedure": BIRTH, "answers": {**BIRTH_ANSWERS, **change}, "papers": paper},
        changes,
        papers,
    )


def _file(call: Caller, body: dict[str, Any], watch: Watch) -> None:
    answer = call("POST", "/dossiers", body, Idempotency_Key=key())
    watch.judge("file bent", answer.status_code, answer["Content-Type"], answer.content, str(body))
