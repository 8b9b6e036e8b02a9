"""The words of the language as a page for people who write definitions, drawn from the schema."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from duoc.language.functions import ARITY
from duoc.language.parties import CLOSED, PARTIES
from duoc.language.shape import SCHEMA

_ENTRY = ("$defs", "outcome", "properties", "entry")
# What each part is, in the order of a definition; the path leads to its words in the schema.
PARTS: Mapping[str, tuple[str, ...]] = {
    "The whole": (),
    "`online`": ("properties", "online"),
    "`competent`": ("$defs", "competent"),
    "`source`": ("properties", "source"),
    "`to_verify`": ("properties", "to_verify", "items"),
    "A page": ("$defs", "page"),
    "`group` of a page": ("$defs", "group"),
    "`computed` of a page or a group": ("$defs", "computed"),
    "A question": ("$defs", "question"),
    "`pattern` of a question": ("$defs", "pattern"),
    "`check` of a question": ("$defs", "check"),
    "`known_from`, with a condition": ("$defs", "source_of_answer", "oneOf", "1"),
    "`known_from`, by who asks": ("$defs", "source_of_answer", "oneOf", "2"),
    "`sense`, by a name of the vocabulary": ("$defs", "sense", "oneOf", "0"),
    "`sense`, by a rule of its own": ("$defs", "sense", "oneOf", "1"),
    "`refuse`": ("properties", "refuse", "items"),
    "A variant": ("$defs", "variant"),
    "A paper": ("$defs", "paper"),
    "`copies` of a paper": ("$defs", "paper", "properties", "copies"),
    "`held_in`": ("$defs", "paper", "properties", "held_in"),
    "A fee": ("$defs", "fee"),
    "`clock`": ("properties", "clock"),
    "`extra_time`": ("properties", "extra_time", "items"),
    "`draft_check`": ("properties", "draft_check"),
    "`posting`": ("properties", "posting"),
    "`consult`": ("properties", "consult"),
    "`not_eligible`": ("properties", "not_eligible"),
    "`hand_over`": ("properties", "hand_over"),
    "`together`": ("properties", "together", "items"),
    "A step": ("$defs", "step"),
    "`at` of a step": ("$defs", "step", "properties", "at"),
    "`outcome`": ("$defs", "outcome"),
    "`orders`": ("$defs", "outcome", "properties", "orders"),
    "`entry`": _ENTRY,
    "A person of the entry": (*_ENTRY, "properties", "persons", "additionalProperties"),
    "A list of the entry": (*_ENTRY, "properties", "lists", "additionalProperties"),
    "A result": ("$defs", "outcome", "properties", "results", "items"),
}  # fmt: skip


def at(path: tuple[str, ...]) -> Any:
    """A part of the schema."""
    part: Any = SCHEMA
    for step in path:
        part = part[int(step)] if isinstance(part, list) else part[step]
    return part


TYPE = at(("$defs", "question", "properties", "type"))


def page() -> str:
    """The reference in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The words of a definition"
    yield ""
    yield "Written from the schema by `duoc catalogue words > docs/definition-language.md`;"
    yield "a test holds both equal. A whole definition: `docs/add-a-procedure.md`. A word in **bold** must be there."
    for title, path in PARTS.items():
        part = at(path)
        yield ""
        yield f"## {title}"
        yield ""
        yield "| Word | Meaning | Example |"
        yield "|---|---|---|"
        for name, word in part["properties"].items():
            shown = f"**{name}**" if name in part.get("required", ()) else name
            yield f"| {shown} | {_cell(_meaning(word))} | {_cell(f'`{_example(name, word)}`')} |"
    yield from _types()
    yield from _functions()


def _meaning(word: Mapping[str, Any]) -> str:
    values = word.get("x-values", {}) if word is not TYPE else {}  # types have a table of their own
    chosen = "".join(f" `{value}`: {say}" for value, say in values.items())
    plain = word.get("enum", word.get("items", {}).get("enum", ())) if not values else ()
    names = f" One of {', '.join(f'`{value}`' for value in plain)}." if plain and len(plain) < 10 else ""
    return f"{word['description']}{names}{chosen}"


def _example(name: str, word: Mapping[str, Any]) -> str:
    """As it is written in YAML, on one line."""
    return f"{name}: {json.dumps(word['examples'][0], ensure_ascii=False)}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _types() -> Iterator[str]:
    yield ""
    yield "## Types of questions"
    yield ""
    yield "| Type | The answer | Example of a question | of its answer |"
    yield "|---|---|---|---|"
    for name, meaning in TYPE["x-values"].items():
        example = TYPE["x-examples"][name]
        question = json.dumps({"id": "it", "ask": "…", "type": name, **example["question"]}, ensure_ascii=False)
        yield f"| {name} | {meaning} | `{question}` | `{json.dumps(example['answer'], ensure_ascii=False)}` |"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _functions() -> Iterator[str]:
    yield ""
    yield "## Conditions and formulas"
    yield ""
    yield "Answers by their id, `today`, `channel`, `applicant.full_name`; later `variant`; in a check `answer`."
    yield "`applicant` is the party whose matter it is, `filer` the person who files: the applicant, or who represents"
    yield "them; never a helper. Of both " + _listed(PARTIES["applicant"][:12]) + "; of each as far as it is held."
    yield "`applicant.code` is the tax code of a business. " + " ".join(
        f"`{path}` is one of {_listed(words)}." for path, words in CLOSED.items()
    )
    yield "Of a group: `count(members)`, lists as in `sum(members.share)`; among its own questions `item.share`."
    yield 'Terms: `plus(child.birth_date, "6 month")`, in `day`, `month`, `year`. Working days are not for rules.'
    yield "`parameter.<name>` is a number of the law that several definitions use, such as the fee of a copy. It is"
    yield "written once, in `catalog/national/parameters.yaml`, with its days and articles. The value of the day of"
    yield "filing counts, or with `as_of: decision` beside its `name` that of the day on which the result is proposed;"
    yield "when it changes before the signature, the result is proposed anew. In a case: `decided: 2026-10-12T09:00`."
    yield "A fee takes article and doubt from it. In a hint `{parameter.<name>}` is shown as the number."
    yield "`parameter_article.<name>` is the article of that value, for a document that cites it or a hint, in braces."
    yield "Signs: `==` `!=` `<` `<=` `>` `>=` `in` `&&` `||` `!` `+` `-` `*` `/` `%` `? :`. Write 20000, never 20.000."
    yield "A condition that reads an answer which is not given does not hold. Functions and how many values each takes:"
    yield ""
    yield (
        ", ".join(
            f"`{name}` ({least if least == most else f'{least} to {most}'})"
            for name, (least, most) in sorted(ARITY.items())
        )
        + "."
    )
