"""The parts of pages as template tags: `{% load design %}`. All are shown with examples at /thiet-ke/ in demo mode."""

import logging
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from duoc.faces.design import fields, formats, icons
from duoc.faces.design.answers import Asked

CODE = re.compile(r"(?<![\d.])(\d\.\d{6})(?![\d.]\d)")
"""The national code of a procedure, as sentences name it."""
DOSSIER_CODE = re.compile(r"(?<![\w-])([A-Z0-9.]+-\d{6}-[A-Z0-9]{4,}(?:-[A-Z0-9]{4})?)(?![\w-])")
"""The code of a dossier, lasting or temporary (`dossiers/codes.py`)."""
logger = logging.getLogger(__name__)
register = template.Library()
register.filter("day", formats.day)
register.filter("weekday", formats.weekday)
register.filter("moment", formats.moment)
register.filter("ending", formats.ending)
register.filter("dong", formats.dong)
register.filter("figures", formats.figures)
register.filter("size", formats.size)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """`{% icon "check" %}`: decoration; `{% icon "check" "Đã ký" %}`: an image that says it."""
    return icons.svg(name, label)


@register.filter
def unsure(why: str) -> SafeString:
    """`{{ rule.to_verify|unsure }}`: the quiet mark of what is not confirmed, nothing where it is; why, says a fold."""
    return format_html('<span class="soft">({})</span>', _("đang xác minh")) if why else SafeString("")


@register.filter
def linked(sentence: str) -> SafeString:
    """`{{ fault.say|linked }}`: each code of a procedure that a sentence names leads to its page."""
    parts = CODE.split(str(sentence))  # text and codes, turn by turn
    return format_html_join("", "{}", ((_to_procedure(part) if at % 2 else part,) for at, part in enumerate(parts)))


@register.filter
def whole_codes(sentence: str) -> SafeString:
    """`{{ notice.title|whole_codes }}`: no line breaks inside the code of a dossier that a sentence names."""
    parts = DOSSIER_CODE.split(str(sentence))  # text and codes, turn by turn
    return format_html_join("", "{}", ((_whole(part) if at % 2 else part,) for at, part in enumerate(parts)))


def _whole(code: str) -> SafeString:
    return format_html('<span class="figures">{}</span>', code)


def _to_procedure(code: str) -> SafeString:
    return format_html('<a href="/thu-tuc/{}/">{}</a>', code, code)


@register.simple_tag
def moment_icon(event: str) -> SafeString:
    """`{% moment_icon "birth" %}`: the picture of a moment of life; one that has none yet is a sheet of paper."""
    return icons.svg(f"life-{event}" if f"life-{event}" in icons.SHAPES else "file")


@register.simple_tag
def place() -> str:
    """The province's name, also on pages without context."""
    return str(settings.PROVINCE_NAME)


@register.simple_tag
def asset(path: str) -> SafeString:
    """The link to a style sheet, the icon or a script. A page works without each: a missing file never breaks one."""
    try:
        address = static(path)
    except ValueError:
        logger.warning("static file %s is not in the manifest", path)
        return SafeString("")
    if path.endswith(".js"):
        return format_html('<script src="{}" defer></script>', address)
    if path.endswith(".svg"):
        return format_html('<link rel="icon" href="{}" type="image/svg+xml">', address)
    return format_html('<link rel="stylesheet" href="{}">', address)


@register.simple_tag
def status(word: str, kind: str) -> SafeString:
    """`{% status "Đang xử lý" "moving" %}`: word, shape and colour; the kinds are in `formats.KINDS`."""
    return format_html('<span class="status status--{}">{}{}</span>', kind, icons.svg(formats.KINDS[kind]), word)


@register.simple_tag
def status_icon(kind: str) -> SafeString:
    """The shape of a status alone, where its word stands beside it in another size."""
    return icons.svg(formats.KINDS[kind])


@register.simple_tag
def when(value: date | datetime | None, form: str = "day") -> SafeString | str:
    """`{% when dossier.received "moment" %}`: a time element; forms: day, weekday, moment, ending (of a period)."""
    if value is None:
        return ""
    forms: dict[str, Callable[[Any], str]] = {
        "day": formats.day,
        "weekday": formats.weekday,
        "moment": formats.moment,
        "ending": formats.ending,
    }
    shown = forms[form](value)
    machine = formats.local(value).isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, shown)


@register.inclusion_tag("design/parts/field.html")
def field(
    question: Asked, value: Any = None, fault: Any = "", only: bool = False, options: Any = None
) -> dict[str, Any]:
    """`{% field question value fault only=True %}`: one question; `fault` is a sentence or an object with `say`."""
    say = str(getattr(fault, "say", fault) or "")
    return {"f": fields.shown(question, value, say, only=only, options=options)}


@register.inclusion_tag("design/parts/fields.html")
def fields_of(
    questions: Iterable[Asked],
    values: Any,
    faults: Iterable[Any] = (),
    options: Any = None,
    heading: bool = False,
    stranger: bool = False,
) -> dict[str, Any]:
    """`{% fields_of page.questions answers faults %}`: all questions of a page.

    `heading=True` on a page without a heading of its own: a single question becomes it.
    `options` may map a type (commune, country…) or a question id to what can be chosen.
    `stranger=True` where somebody else types than the person asked: their device fills in nothing of its owner.
    """
    listed = list(questions)
    sentences: dict[str, str] = {}
    doubts: dict[str, list[fields.Doubt]] = {}
    for fault in faults or ():
        sentence = sentences.setdefault(fault.question, fault.say)
        if token := getattr(fault, "token", ""):
            say = "" if fault.say == sentence else fault.say
            doubts.setdefault(fault.question, []).append(fields.Doubt(token, say))
    choose = options or {}
    return {
        "fields": [
            fields.shown(
                question,
                (values or {}).get(question.id),
                sentences.get(question.id, ""),
                only=heading and len(listed) == 1,
                options=choose.get(question.id, choose.get(question.type)),
                doubts=doubts.get(question.id, ()),
                stranger=stranger,
            )
            for question in listed
        ]
    }


@register.inclusion_tag("design/parts/faults.html")
def faults(items: Iterable[Any] = (), questions: Iterable[Asked] = (), remedy: str = "") -> dict[str, Any]:
    """`{% faults reading.faults %}`: the error summary, each line leading to its field. Empty when nothing is wrong.

    What helps against all of them (`remedy`) is no fault and is not counted. With the page's questions, what is only
    unlikely is named in short here: its field says it whole.
    """
    names = {question.id: getattr(question, "name", "") or question.ask for question in questions or ()}
    rows: dict[tuple[str, str], None] = {}
    for fault in items or ():
        short = names.get(fault.question, "") if getattr(fault, "token", "") else ""
        rows[fields.html_id(fault.question), short or fault.say] = None
    shown = [{"href": href, "say": say, "codes": CODE.findall(say)} for href, say in rows]
    return {"faults": shown, "remedy": remedy}


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """`?{% query page=3 %}`: this page's query string with changes; an empty value takes a key away."""
    request = context.get("request")
    held = request.GET.copy() if request is not None else None
    if held is None:
        return "&".join(f"{key}={value}" for key, value in changes.items())
    for key, value in changes.items():
        held.pop(key, None)
        if value not in (None, ""):
            held[key] = str(value)
    return str(held.urlencode())


@register.inclusion_tag("design/parts/pages.html", takes_context=True)
def pages(context: template.Context, page: Any) -> dict[str, Any]:
    """`{% pages page_obj %}`: the way through a long list (Django's Page); nothing for a single page."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "request": context.get("request"), "gap": page.paginator.ELLIPSIS}
