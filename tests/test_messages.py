"""Every message that the product sends: in both languages, with its values, and without naming anybody."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import duoc
from duoc.dossiers.acts import Act
from duoc.dossiers.acts.notifying import CONFIDENTIAL
from duoc.notices.actions import Message
from duoc.notices.texts import compose

VALUES = {
    "procedure": "Đăng ký khai sinh",
    "code": "X1",
    "unit": "UBND phường Thử",
    "due": "27/11/2026",
    "amount": "8.000",
    "count": "3",
    "before": "UBND phường Cũ",
    "number": "EB123456785VN",
    "payer": "Ủy ban nhân dân xã Rạch Thử",
    "counter": "UBND phường Thử",
    "reason": "Không gặp người nhận",
    "when": "08:30, 30/11/2026",
    "place": "Ấp Cây Khô",
    "body": "UBND phường Mới",
    "register": "Sổ Đăng ký khai sinh",
    "until": "30/12/2026",
    "basis": "Điều 18 Luật Hộ tịch",
    "expected": "15/12/2026",
    "wanted": "Giấy chứng sinh",
    "decision": "05/QĐ-UBND",
    "paper": "Giấy chứng sinh",
    "what": "Quê quán",
    "old": "Xã A",
    "new": "Xã B",
    "late": "1",
    "today": "3",
    "risk": "2",
    "desks": "Công chức tư pháp (3)",
    "answer": "Đồng ý",
    "kind": "hạn bổ sung",
    "old_day": "23/11/2026",
    "new_day": "30/11/2026",
}

OF_A_DESK = {"desk_due_today", "desk_unit_today", "desk_review_to_decide"}
"""News of all that lies on a desk, which is of no single dossier."""


def messages() -> Iterator[Message]:
    """Those that stand in a module of the product, by themselves or in the declaration of an act."""
    for module in pkgutil.walk_packages(duoc.__path__, "duoc."):
        parts = module.name.split(".")
        if not {"tests", "migrations", "faces", "config", "__main__"} & set(parts):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Message):
                    yield value
                elif isinstance(value, Act) and value.message is not None:
                    yield value.message


ALL = {message.kind: message for message in messages()}


def test_messages_are_found() -> None:
    assert {"filed", "payment_due", "accepted", "draft_check", "result_ready", "withdrawal_decided"} <= set(ALL)


@pytest.mark.parametrize("kind", sorted(ALL))
def test_every_message_has_words_in_both_languages_and_names_nobody(kind: str) -> None:
    vietnamese, english = (compose(ALL[kind], VALUES, language) for language in ("vi", "en"))
    for text in (vietnamese, english):
        if kind not in OF_A_DESK:
            assert "X1" in text.title
            assert ("Đăng ký khai sinh" in text.body) == (kind != CONFIDENTIAL.kind)  # which says nothing of the matter
        assert "{" not in text.title + text.body
    assert (vietnamese.title != english.title, vietnamese.body != english.body) == (True, True)
