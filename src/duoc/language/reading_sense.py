"""Sense checks of a definition: those that the shared vocabulary has words for, and its own."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.asking import Sense
from duoc.language.faults import Finding, Path
from duoc.language.reading_parts import Parts


def sense_of(parts: Parts) -> tuple[Sense, ...]:
    """What must hold between answers. A name stands for the checks of the vocabulary, put to the answers named."""
    return tuple(
        sense
        for index, item in enumerate(parts.raw.get("sense", ()))
        for sense in (_named(parts, item, ("sense", index)) if "is" in item else [_own(parts, item, ("sense", index))])
    )


def _named(parts: Parts, item: Mapping[str, Any], path: Path) -> Iterator[Sense]:
    entry = parts.vocabularies.sense.get(item["is"])
    facts = {"is": item["is"], "of": ", ".join(entry["of"] if entry else parts.vocabularies.sense)}
    if entry is None or set(entry["of"]) != set(item.get("of", ())):
        what = _("Không có phép kiểm tra «%(is)s».") if entry is None else _("«%(is)s» cần đúng các mục %(of)s.")
        remedy = _("Chọn một trong: %(of)s.") if entry is None else _("Viết of với đúng các mục: %(of)s.")
        why = _("Câu trả lời vô lý sẽ không bị phát hiện.")
        parts.findings.append(Finding("reference", path, what % facts, why, remedy % facts))
        return
    for check in entry["checks"]:
        rule = check["rule"]
        for name, answers in item["of"].items():
            rule = rule.replace(f"{{{name}}}", answers)
        yield _own(parts, {**check, "rule": rule, **({"say": item["say"]} if "say" in item else {})}, path)


def _own(parts: Parts, item: Mapping[str, Any], path: Path) -> Sense:
    return Sense(
        rule=parts.compile(item["rule"], path),
        say=item["say"],
        doubt=item.get("strength") == "doubt",
        article=item.get("article", ""),
        to_verify=item.get("to_verify", ""),
        place=int(path[-1]),
    )
