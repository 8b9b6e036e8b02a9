"""A protocol by which a jurist judges whether imported procedures would be accepted at a counter."""

import random
from collections.abc import Iterable, Sequence

from duoc.importer.cleaning import cut, one_line
from duoc.importer.paper_cells import OTHER_PAPER
from duoc.importer.read_pages import Reading
from duoc.importer.writer import Written

# What is asked of each page; every answer is yes, no or not certain, with a word why.
QUESTIONS = (
    ("body", "Cơ quan ghi ở đây đúng là nơi giải quyết theo trang và phần trình tự?"),
    ("kind", "Đây là yêu cầu mà người dân hay tổ chức nộp?"),
    ("term", "Thời hạn và đơn vị đúng như trang?"),
    ("papers", "Giấy phải nộp, giấy theo điều kiện, giấy tùy chọn được phân đúng; không sót, không lặp, không cụt?"),
    ("form", "Mẫu đơn, tờ khai có trong giấy phải nộp?"),
    ("cases", "Các trường hợp là trường hợp thật, mỗi trường hợp đúng giấy của nó?"),
    ("fee", "Mức thu đúng như trang, hoặc ghi là chưa biết?"),
    ("result", "Kết quả đúng, và không bị hỏi như một giấy phải nộp?"),
    ("accept", "Quầy nhận hồ sơ như thế này?"),
)
LONGEST = 2500


def opened(readings: Iterable[Reading], without: Iterable[str]) -> list[Written]:
    """The newest page of each code, where it passes every gate. `without`: codes that are left out."""
    newest = {one.page.code: one for reading in readings for one in reading.written}
    left_out = set(without)
    return [one for code, one in sorted(newest.items()) if not one.failed and code not in left_out]


def protocol(pages: Sequence[Written], sample: int, seed: int) -> str:
    """Some of the pages, drawn by the seed: what each says, what was made of it, the questions. Markdown."""
    drawn = random.Random(seed).sample(list(pages), min(sample, len(pages)))  # noqa: S311 - a draw that can be repeated
    head = (
        f"# Acceptability: {len(drawn)} of {len(pages)} open imported procedures, seed {seed}\n\n"
        "Answer each question with yes, no or ? and a word why. A procedure is acceptable when `accept` is yes.\n"
    )
    return "\n".join([head, *(_page(number, one) for number, one in enumerate(drawn, 1))])


def _page(number: int, one: Written) -> str:
    page, made = one.page, one.definition
    bodies = ", ".join(rule.get("organisation") or "commune" for rule in made["competent"])
    bodies += ", received by the commune" if "received_by" in made else ""
    terms = {str(variant.get("term", "?")) for variant in made["variants"].values()}
    fees = "; ".join(f"{fee['for']}: {fee['amount']}" for fee in made["fees"])
    rows = [
        f"## {number}. {page.code} {page.name}\n",
        f"- Page: {page.text('source_url') or 'no address'}; levels {', '.join(page.levels)}; "
        f"handled by {one_line(page.text('handling_body')) or '-'}; decided by {page.text('competent_body') or '-'}",
        f"- Made of it: body {bodies}; term {', '.join(sorted(terms))}; fee {cut(fees, 300)}",
        *(f"- Case: {variant['name']}: {_papers(one, variant['papers'])}" for variant in _cases(one)),
        *(f"- Paper {_needed(paper)}: {_described(paper)}" for paper in _own_papers(one)),
        *(f"- Result: {result['name']}" for result in made["outcome"]["results"]),
        f"\n<details><summary>Steps and papers of the page</summary>\n\n{cut(page.text('steps_text'), LONGEST)}\n\n"
        f"{cut(page.text('documents_text'), LONGEST)}\n\n</details>\n",
        *(f"- [ ] {name}: {question}" for name, question in QUESTIONS),
    ]
    return "\n".join(rows) + "\n"


def _cases(one: Written) -> list[dict[str, object]]:
    variants = list(one.definition["variants"].values())
    return variants if len(variants) > 1 else []


def _own_papers(one: Written) -> list[dict[str, object]]:
    return [paper for id, paper in one.definition["papers"].items() if id != OTHER_PAPER]


def _papers(one: Written, ids: object) -> str:
    papers = one.definition["papers"]
    known = [id for id in ids if id != OTHER_PAPER] if isinstance(ids, list) else []
    return "; ".join(cut(papers[id]["name"], 80) for id in known) or "-"


def _described(paper: dict[str, object]) -> str:
    """The official name, the form and where it is had, the number of copies: what the applicant is shown."""
    copies = paper.get("copies")
    number = ", ".join(f"{count} {kind}" for kind, count in copies.items()) if isinstance(copies, dict) else ""
    known = (f"form {paper['form']}" if "form" in paper else "", number, str(paper.get("hint", "")))
    return f"{cut(str(paper.get('full_name', paper['name'])), 400)} ({'; '.join(filter(None, known))})"


def _needed(paper: dict[str, object]) -> str:
    return "required" if paper["required"] else "conditional or optional"
