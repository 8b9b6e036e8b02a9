"""A question on the page: named, described, marked wrong where it is wrong, and reachable from the summary."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.template import Context, Template

from duoc.faces.design.answers import Unread
from duoc.faces.design.samples import QUESTIONS, Sample

INPUTS = {"input", "select", "textarea"}


class Page(HTMLParser):
    """Collects elements with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags_read: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags_read.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attrs for tag, attrs in self.tags_read if tag in tags]

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _tag, attrs in self.tags_read if "id" in attrs]


def shown(question: Sample, value: Any = None, fault: str = "", only: bool = False) -> str:
    template = Template("{% load design %}{% field question value fault only=only %}")
    return template.render(Context({"question": question, "value": value, "fault": fault, "only": only}))


def test_a_refusal_links_the_procedure_that_it_names() -> None:
    say = "Phải làm thủ tục nhận con, mã 1.000689. Phí 1.000.000 đồng <b>."
    html = shown(QUESTIONS[0], None, say)
    assert 'mã <a href="/thu-tuc/1.000689/">1.000689</a>. Phí 1.000.000 đồng &lt;b&gt;.' in html
    summary = Template("{% load design %}{% faults wrong %}").render(Context({"wrong": [Unread("q", say)]}))
    assert summary.count('href="/thu-tuc/1.000689/"') == 1 and 'href="#q"' in summary


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_input_has_its_label_and_its_description(question: Sample) -> None:
    page = Page(shown(question, fault="Sai rồi"))
    labelled = {label["for"] for label in page.all("label")}
    assert len(page.ids) == len(set(page.ids))
    for one in page.all(*INPUTS):
        assert one["id"] in labelled
    described = [attrs["aria-describedby"] for _tag, attrs in page.tags_read if "aria-describedby" in attrs]
    assert described
    for ids in described:
        assert set(ids.split()) <= set(page.ids)
    assert question.id.replace(".", "-") in page.ids, "the error summary leads nowhere"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_the_only_question_of_a_page_is_its_heading(question: Sample) -> None:
    assert re.search(r"<h1>.*" + re.escape(question.ask), shown(question, only=True))
    assert "<h1>" not in shown(question)


def test_what_was_written_comes_back() -> None:
    kinds = {question.id: question for question in QUESTIONS}
    assert 'value="Nguyễn &lt;b&gt;"' in shown(kinds["child.full_name"], "Nguyễn <b>")
    assert re.search(r'value="female" checked', shown(kinds["child.sex"], "female"))
    assert re.search(r'value="false" checked', shown(kinds["has_proof"], False))
    assert shown(kinds["wanted"], ["paper", "post"]).count(" checked") == 2
    dates = Page(shown(kinds["child.birth_date"], "2026-11-05")).all("input")
    assert [one["value"] for one in dates] == ["5", "11", "2026"]


def test_what_is_not_confirmed_has_its_mark_beside_the_hint() -> None:
    doubted = Sample("money", "Mức?", "money", hint="540.000 đồng.", to_verify="Chưa đối chiếu.")
    assert re.search(
        r'id="money-hint">\s*540\.000 đồng\.\s*<span class="soft">\(đang xác minh\)</span>', shown(doubted)
    )
    assert "đang xác minh" not in shown(Sample("money", "Mức?", "money", hint="540.000 đồng."))
    assert 'aria-describedby="money-hint"' in shown(Sample("money", "Mức?", "money", to_verify="Chưa đối chiếu."))


def test_a_long_list_is_a_select_and_a_short_one_is_not() -> None:
    many = {f"c{n}": f"Xã {n}" for n in range(64)}
    assert "<select" in shown(Sample("q", "?", "commune", options=many))
    assert "<select" not in shown(Sample("q", "?", "commune", options=dict(list(many.items())[:5])))


def test_only_the_persons_own_data_may_be_filled_by_the_device() -> None:
    assert 'autocomplete="tel"' in shown(Sample("applicant.phone", "?", "phone"))
    assert 'autocomplete="off"' in shown(Sample("mother.phone", "?", "phone"))


def test_the_summary_leads_to_each_field() -> None:
    html = Template("{% load design %}{% faults found %}").render(
        Context({"found": [Unread("child.birth_date", "Thiếu năm.")]})
    )
    assert 'href="#child-birth_date"' in html
    assert "Thiếu năm." in html
    assert Template("{% load design %}{% faults found %}").render(Context({"found": []})).strip() == ""


def test_an_answer_keeps_its_lines_and_no_other() -> None:
    page = Template("{% include 'design/parts/answers.html' %}").render(
        Context({"rows": [{"ask": "Lý do", "answer": "dòng một\n<dòng hai>"}]})
    )
    assert "dòng một<br>&lt;dòng hai&gt;" in page
