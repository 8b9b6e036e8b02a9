"""The words of stories as a page for people who write them, drawn from the schema and the declarations."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from duoc.dossiers.acts import Field, declared
from duoc.seeding.asked import fields_of
from duoc.seeding.told.expecting import EXPECTATIONS
from duoc.seeding.told.story_files import SCHEMA


def page(words: Collection[str]) -> str:
    """The reference in Markdown.

    Args:
        words: the words of all acts that can be told.
    """
    return "\n".join(_lines(words)) + "\n"


def _lines(words: Collection[str]) -> Iterator[str]:
    yield "# The words of a story"
    yield ""
    yield "Written from the schema by `duoc catalogue words --stories > docs/story-language.md`; a test holds both"
    yield "equal. Stories stand under `stories` in a `cases.yaml`. `duoc catalogue test` plays each by the real acts,"
    yield "in a database that it brings with itself, at the hours that the story names, and takes it back."
    yield "`duoc catalogue check` reads them without playing. A word in **bold** must be there."
    yield from _part("A story", SCHEMA["$defs"]["story"])
    yield from _part("A turn", SCHEMA["$defs"]["turn"])
    yield ""
    yield "Turns that several stories share stand once, as lists under `roads`. Between two turns the jobs whose hour"
    yield "has come are done: a consulted body that said nothing, a draft that nobody answered. How much is covered is"
    yield "told as shares of questions, variants, steps and turns; a step that no story goes through fails."
    yield ""
    yield "## What may be expected"
    yield ""
    yield "| Word | Meaning | Example |"
    yield "|---|---|---|"
    for name, one in EXPECTATIONS.items():
        yield f"| {name} | {one.meaning} | `{name}: {json.dumps(one.example, ensure_ascii=False)}` |"
    yield ""
    yield "## Acts that can be told"
    yield ""
    yield "What each takes under `given`; fields in **bold** must be there. An act that is declared with a form takes"
    yield "those of its form and joins by itself. A step that another body does (`at`) is answered with"
    yield "`record_opinion`, `by` the role and the body, `specialist@sct`; until it has answered, the dossier lies at"
    yield "no body and `body` is empty. Kinds beside those of questions: `answers`, by question (`{copies: 2}`);"
    yield "`items`, what is to be supplemented (`[{kind: paper, code: photo, name: Ảnh, say: Ảnh mờ.}]`, kinds `paper`,"
    yield "`answer`, `held`, `other`); `role`; `body`, its code; `any`. At a counter the applicant takes it."
    yield ""
    yield "| Act | By | Fields |"
    yield "|---|---|---|"
    forms = {act.word: act.form for act in declared() if act.form}
    for word in sorted(words):
        form = forms.get(word)
        asked = ", ".join(map(_field, fields_of(word) or ()))
        yield f"| `{word}` | {form.by if form else ''} | {asked or 'none'} |"


def _field(one: Field) -> str:
    chosen = f": {', '.join(one.options)}" if one.options else ""
    return f"{f'**{one.id}**' if one.required else one.id} ({one.type}{chosen})"


def _part(title: str, part: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield "| Word | Meaning | Example |"
    yield "|---|---|---|"
    for name, word in part["properties"].items():
        shown = f"**{name}**" if name in part.get("required", ()) else name
        yield f"| {shown} | {word['description']} | `{name}: {json.dumps(word['examples'][0], ensure_ascii=False)}` |"
