"""A second, independent reading of a page: what it reads otherwise than the first, or is not sure of, keeps it closed.

The first reading (`requirement`, `paper_cells`) makes the best of a page. This one asks whether a strict reader could
read it in another way, row by row (`plain_rows`) and in what steps, terms and bodies say beside the rows.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from duoc.importer import names, plain_rows
from duoc.importer.bodies import Place
from duoc.importer.cleaning import cut, one_line, plain_key
from duoc.importer.document_cells import Group
from duoc.importer.form_papers import OF_THE_CASE
from duoc.importer.paper_cells import OTHER_PAPER, Papers
from duoc.importer.results import ANSWER
from duoc.importer.source_page import Page
from duoc.importer.step_bodies import OUTSIDE, PROVINCE, StepBodies
from duoc.importer.time_limits import Terms

FIRST = 300  # letters of the steps that tell where a request goes
SHOWN = 120  # letters of a row in a reason
LEAST_PAIRS, SHARED = 6, 0.35  # pairs of words by which a form belongs to the page, and how many of them
ACT = 60  # letters of a result that tell what is done
KEY = 300  # letters that two readings of a row are compared by
# Doubts of the first reading that leave more than one term, number of copies or name of a form.
_MANY_WAYS: Mapping[str, str] = {
    "several_terms": "một cách nộp ghi nhiều thời hạn",
    "unit_contradicts": "ô thời hạn và phần mô tả ghi hai đơn vị",
    "term_contradicts": "ô thời hạn và phần mô tả ghi hai thời hạn",
    "copies_unsure": "số bản dính vào tên giấy tờ",
    "form_name_unsure": "tên mẫu dính vào tên giấy tờ",
}
_CASE_HEADING = re.compile(
    r"\W*(?:[a-zđ0-9]{1,2}(?:\.[0-9])?[.)] ?)?(?:đối với|(?:trong )?trường hợp)\b(?!.*(?:một trong|ủy quyền|điện tử))",
    re.IGNORECASE,
)
_PLAIN_HEADING = re.compile(r"\W*(?:[a-z0-9]{1,2}[.)] ?)?(?:thành phần|hồ sơ|giấy tờ|--|[0-9]{1,2} (?:\([^)]*\) )?bộ)", re.IGNORECASE)
# What is asked for: "Cấp, cấp lại, gia hạn giấy phép" are three matters with one list.
_ACTS = (
    re.compile(r"\bcấp(?: mới)?(?=\s*(?:[,/]|và\b|hoặc\b))", re.IGNORECASE),
    re.compile(r"\bcấp lại\b", re.IGNORECASE),
    re.compile(r"\bcấp đổi\b", re.IGNORECASE),
    re.compile(r"\bgia hạn\b", re.IGNORECASE),
    re.compile(r"\b(?:sửa đổi|điều chỉnh|thay đổi)\b", re.IGNORECASE),
    re.compile(r"\b(?:thu hồi|trả lại)\b", re.IGNORECASE),
)
_SECOND_ACT = re.compile(
    r";\s*(?:cấp|đăng ký|thay đổi|điều chỉnh|chấm dứt|thu hồi|gia hạn|sáp nhập|hợp nhất|tách|giải thể)\b", re.IGNORECASE
)
_OF_ACTS = re.compile(r"\b(?:đối với|trong trường hợp|do|theo|khi|của|cho)\b|[(–]| - ", re.IGNORECASE)
# A case that the steps know: "trường hợp cấp lại …", where neither name nor rows speak of it.
_CASE_IN_STEPS = re.compile(
    r"(?:trường hợp|đối với)(?: (?:trường hợp|thủ tục|đề nghị|xin|đăng ký|việc|có))* "
    r"(cấp (?:mới|lại|đổi|lần đầu)|gia hạn|bị mất|bị hư|bị hỏng|mất|hỏng|lần đầu|cấp phó bản)\b(?! hồ sơ)",
    re.IGNORECASE,
)
_PAPERS_IN_STEPS = re.compile(
    r"(?:trường hợp|đối với|nếu) (?:(?!trực tiếp|trực tuyến|bưu|điện tử|hồ sơ (?:không|chưa|đầy|đủ)|ủy quyền)[^.;\n]){4,160}?"
    r"(?:(?:nộp|gửi|bổ sung) thêm|hồ sơ (?:gồm|bao gồm)|không (?:phải|cần) (?:nộp|gửi)|thì (?:phải )?nộp (?!lệ|phí))",
    re.IGNORECASE,
)
_OLD = re.compile(r"(?:giấy|chứng chỉ|thẻ|bằng)[^.;]{0,80}(?:đã (?:được )?cấp|\bcũ\b|bị (?:hỏng|hư|rách))", re.IGNORECASE)
_LOST = re.compile(r"\bmất\b|thất lạc", re.IGNORECASE)
_DELEGATED = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức)[^.;]{0,60} (?:được|do) (?:chủ tịch )?(?:ủy ban|uỷ ban|ubnd)[^.;]{0,40}"
    r"(?:giao|ủy quyền|phân công|chỉ định|phân cấp)"
    r"|hoặc (?:cơ quan chuyên môn|cơ quan|người) được (?:giao|ủy quyền|phân cấp|phân công)"
    r"|hoặc ban quản lý (?:các )?khu|ban quản lý [^.;,]{3,60} hoặc (?:sở|ủy ban)|(?:cấp có|có) thẩm quyền theo phân cấp",
    re.IGNORECASE,
)
_DESIGNATED = re.compile(r"cơ quan [^,;]{0,40}(?:chỉ định|được giao|\bgiao\b)[^,;]{0,40}", re.IGNORECASE)
_COMMITTEE = re.compile(r"^(?:chủ tịch )?(?:ủy|uỷ) ban nhân dân cấp tỉnh\.?$", re.IGNORECASE)
# A department that one city alone has by delegation: "Sở Xây dựng thành phố Hồ Chí Minh theo phân cấp".
_OF_A_CITY = re.compile(
    r"(?:sở|ủy ban nhân dân|ubnd) [^.;,()]{0,40}(?:thành phố|tp\.?) ?(?:hồ chí minh|hcm|hà nội|đà nẵng|hải phòng)",
    re.IGNORECASE,
)
_FILED_ELSEWHERE = re.compile(
    r"gửi (?:cho |đến |tới )?(?:giám đốc (?!sở)|thủ trưởng|hiệu trưởng|người đứng đầu)"
    r"|(?:nộp|gửi)[^.;\n]{0,80}?(?:hồ sơ|đơn|tờ khai|giấy|đề nghị)[^.;\n]{0,60}? (?:đến|tới|tại|về|cho) (?:cơ sở|trường "
    r"|tổ chức|đơn vị|cơ quan đăng ký cư trú|ban chỉ huy|công an|bệnh viện|cơ quan, đơn vị|người sử dụng|hội (?!đồng)"
    r"|đoàn |quỹ |doanh nghiệp)",
    re.IGNORECASE,
)
_BY_AN_OFFICE = re.compile(
    r"(?:[-+*a-d1.):( ]|bước|nộp hồ sơ)*(?:cơ quan|ủy ban|ubnd|sở|phòng|chủ tịch|người đứng đầu|thủ trưởng|công chức"
    r"|đơn vị được giao|cơ quan, (?:tổ chức|đơn vị)(?!, (?:doanh|cá nhân)))(?!, (?:tổ chức, )?(?:doanh|cá nhân))"
    r"(?! [^.;\n]{0,30}tiếp nhận)[^.;\n]{0,100}(?:nộp|gửi|lập|chuẩn bị|đề nghị|đề xuất|trình)",
    re.IGNORECASE,
)
_OTHER_ACT = re.compile(
    r"\b(?:điều chỉnh|gia hạn|cấp lại|thu hồi|chấm dứt|giải thể|tạm ngừng|thay đổi|sửa đổi)\b", re.IGNORECASE
)
_EITHER = re.compile(r"\b(?:hoặc|hay)\b|/(?!không)|chấp thuận,", re.IGNORECASE)
_SIGNED = re.compile(r"\bcủa (giám đốc sở|(?:chủ tịch )?(?:ủy|uỷ) ban nhân dân (?:cấp )?tỉnh)", re.IGNORECASE)
_APPLICATION = re.compile(r"\W*(?:[0-9]{1,2}\W+)?(?:đơn|tờ khai|(?:giấy|văn bản|phiếu) (?:đề nghị|đăng ký))\b", re.IGNORECASE)
_REST_OF_IT = re.compile(r"[,(:;/]| (?:nêu rõ|trong đó|có ghi|theo (?:mẫu|quy|phụ)|quy định tại|dự án|của (?:chủ|cơ quan|cơ sở))\b", re.IGNORECASE)
_REFUSAL = re.compile(r"\bkhông (?:phê duyệt|chấp thuận|đồng ý|cấp|công nhận|đủ điều kiện)|từ chối", re.IGNORECASE)
_BY_CASE = re.compile(
    r"cùng thời điểm [^.;]{0,60}|[0-9] (?:ngày|giờ)[^.;]{0,60} đối với (?:các )?trường hợp (?!nộp|gửi)[^.;]{0,60}",
    re.IGNORECASE,
)
_DECIDED_WITHIN = re.compile(
    r"thời hạn (?:không quá |tối đa |là )?(?:[a-zà-ỹ ]{2,20}\()?([0-9]{1,3})\)? (?:\([^)]{1,30}\) )?(ngày làm việc|ngày),? (?:kể )?từ (?:ngày|khi) "
    r"(?:tiếp )?nhận (?:được |đủ )*(?:bộ )?hồ sơ[^.;]{0,150}?(?:\bcấp (?!tỉnh|xã|huyện|bộ)|quyết định|phê duyệt|ban hành|trả kết quả|thẩm định)",
    re.IGNORECASE,
)
_WORTH = {"hour": 1 / 24, "working_hour": 1 / 6, "day": 1, "working_day": 1.4, "month": 31}  # days, to compare
_MARGIN = 1.1


def mark(
    page: Page, groups: Sequence[Group], asked: Papers, place: Place, steps: StepBodies, times: Terms, given: Sequence[str]
) -> bool:
    """Whether the page can be read in more than one way; says where, among the page's doubts."""
    found = unclear(page, groups, asked, place, steps, times, given)
    for words in found:
        page.doubts.add("many_readings", words)
    return bool(found)


def unclear(
    page: Page, groups: Sequence[Group], asked: Papers, place: Place, steps: StepBodies, times: Terms, given: Sequence[str]
) -> tuple[str, ...]:
    """What of the page can be read in more than one way, each in words that name the row or the place."""
    tables = [group for group in groups if group.rows]
    rows = [row.name for group in tables for row in group.rows]
    read = [(name, plain_rows.read(name, page.name)) for name in rows]
    found = [f"“{cut(name, SHOWN)}”: {one.why}." for name, one in read if one.kind == plain_rows.UNCLEAR]
    if not found:
        found = [*_differing(read, asked), *_tables(tables)]
    kinds = page.doubts.kinds()
    found += [f"Trang quốc gia: {words}." for kind, words in _MANY_WAYS.items() if kind in kinds]
    found += _cases(page, rows, flat=len(tables) < 2)
    return (*found, *_who(page, place, steps), *_term(page, times), *_results(page, place, given), *_other_matter(page, rows, given))


def _differing(read: Sequence[tuple[str, plain_rows.RowReading]], asked: Papers) -> Iterator[str]:
    """Rows that the two readings understand differently."""
    first = {
        plain_key(str(paper.get("full_name", paper["name"])))[:KEY]: bool(paper["required"])
        for id, paper in asked.papers.items()
        if id not in (OTHER_PAPER, OF_THE_CASE)
    }
    second: dict[str, tuple[str, set[bool]]] = {}
    for name, one in read:
        if one.kind != plain_rows.NONE:
            key = plain_key(names.whole(name))[:KEY]
            second.setdefault(key, (name, set()))[1].add(one.kind == plain_rows.REQUIRED)
    for key, (name, required) in second.items():
        if first.get(key) not in required or len(required) > 1:
            yield f"“{cut(name, SHOWN)}”: phải nộp hay chỉ nộp theo trường hợp, đọc được hai cách."
    if first.keys() - second.keys():
        yield "Bảng giấy tờ tách được thành các giấy khác nhau theo hai cách."


def _tables(tables: Sequence[Group]) -> Iterator[str]:
    """Tables whose headings do not say for whom they are."""
    for group in tables:
        named = _CASE_HEADING if len(tables) > 1 else _PLAIN_HEADING
        if not named.match(group.heading) and (group.heading or len(tables) > 1):
            yield f"“{cut(group.heading or tables[0].rows[0].name, SHOWN)}”: không rõ bảng giấy tờ này dành cho ai."


def _cases(page: Page, rows: Sequence[str], *, flat: bool) -> Iterator[str]:
    """Cases that name or steps know, while one flat list does not say which paper is whose."""
    name, steps = one_line(page.name), one_line(page.text("steps_text"))
    matter = _OF_ACTS.split(name)[0]
    if _SECOND_ACT.search(name):
        yield f"“{cut(name, SHOWN)}”: nhiều việc trong một tên."
    if not flat:
        return
    acts = [act for act in _ACTS if act.search(matter)]
    together = any(all(act.search(row) for act in acts) for row in rows if _APPLICATION.match(row))
    if len(acts) > 1 and not together:
        yield f"“{cut(matter, SHOWN)}”: nhiều việc chung một danh sách giấy tờ."
    own = f"{name} {' '.join(rows)}".casefold()
    for pattern in (_CASE_IN_STEPS, _PAPERS_IN_STEPS):
        for match in pattern.finditer(steps):
            if pattern is _PAPERS_IN_STEPS or match[1].casefold() not in own:
                yield f"Trình tự nói “{cut(match[0], SHOWN)}”, danh sách giấy tờ không nói tới."
                break
    if re.search(r"cấp (?:lại|đổi)", name, re.IGNORECASE) and _LOST.search(f"{name} {steps}"):
        for row in rows:
            if _OLD.search(row) and plain_rows.read(row, name).kind == plain_rows.REQUIRED:
                yield f"“{cut(row, SHOWN)}”: người bị mất giấy không còn để nộp."


def _who(page: Page, place: Place, steps: StepBodies) -> Iterator[str]:
    """Bodies that the steps name beside the one that was found, and requests that offices make."""
    text = one_line(page.text("steps_text"))
    if len(place.places) > 1:
        yield f"Nhiều cơ quan giải quyết: {place.filed_at}."
    heading = place.named and (
        place.places[0].startswith("so-") or _COMMITTEE.search(page.text("competent_body")) and steps.settles(PROVINCE)
    )
    if match := _DESIGNATED.search(page.text("handling_body")):
        yield f"Trang ghi cơ quan thực hiện là “{match[0]}”: chưa rõ cơ quan nào."
    if (match := _DELEGATED.search(text)) and not heading:
        yield f"Trình tự nói “{cut(match[0], SHOWN)}”: chưa rõ cơ quan nào."
    if match := _OF_A_CITY.search(text):
        yield f"Trình tự nói “{cut(match[0], SHOWN)}”: cơ quan của một thành phố khác."
    match = _FILED_ELSEWHERE.search(text[:FIRST])
    if match or (steps.first == OUTSIDE and not steps.counter):
        yield f"Trình tự nói “{cut(match[0] if match else text, SHOWN)}”: hồ sơ nộp ở nơi khác."
    if match := _BY_AN_OFFICE.match(text):
        yield f"Trình tự nói “{cut(match[0], SHOWN)}”: cơ quan lập hồ sơ, không phải người dân."


def _term(page: Page, times: Terms) -> Iterator[str]:
    """A decision that by the steps takes longer than the term says."""
    if match := _BY_CASE.search(one_line(page.text("channels_text"))):
        yield f"Cách thực hiện nói “{cut(match[0], SHOWN)}”, thời hạn tùy trường hợp."
    amount, _, unit = times.term.partition(" ")
    if not amount:
        return
    most = max([int(amount) * _WORTH[unit], *(_days(term) for term in times.by_channel.values())]) * _MARGIN
    for match in _DECIDED_WITHIN.finditer(one_line(page.text("steps_text"))):
        if int(match[1]) * (1.4 if "làm việc" in match[2] else 1) > most:
            yield f"Trình tự nói “{cut(match[0], SHOWN)}”, thời hạn ghi khác."
            return


def _other_matter(page: Page, rows: Sequence[str], given: Sequence[str]) -> Iterator[str]:
    """A form or a result that by its words belongs to another page: the portal mixes them up."""
    others = " ".join(row for row in rows if not _APPLICATION.match(row))
    own = _pairs(f"{page.name}. {page.text('steps_text')}. {others}")
    results = (result for result in given if result != ANSWER)
    for words in (*(row for row in rows if _APPLICATION.match(row)), *results):
        pairs = _pairs(_REST_OF_IT.split(words, maxsplit=1)[0])
        if len(pairs) >= LEAST_PAIRS and len(pairs & own) < len(pairs) * SHARED:
            yield f"“{cut(words, SHOWN)}” có vẻ là của thủ tục khác."


def _pairs(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"\w+", text.casefold().replace("uỷ", "ủy").replace("hoà", "hòa"))
    return set(itertools.pairwise(words))


def _results(page: Page, place: Place, given: Sequence[str]) -> Iterator[str]:
    """Results that only refuse, or of another act than the page's: "Quyết định điều chỉnh …"."""
    for result in given:
        if (signed := _SIGNED.search(result)) and signed[1].casefold().startswith("giám") != place.places[0].startswith("so-"):
            yield f"Kết quả “{cut(result, SHOWN)}” do cơ quan khác ký."
        if _REFUSAL.search(result[:ACT]) and not _EITHER.search(result):
            yield f"Kết quả “{cut(result, SHOWN)}” chỉ là từ chối."
    if _OTHER_ACT.search(page.name):
        return
    for result in given:
        if _OTHER_ACT.search(result[:ACT]):
            yield f"Kết quả “{cut(result, SHOWN)}” là của việc khác."


def _days(term: str) -> float:
    amount, _, unit = term.partition(" ")
    return int(amount) * _WORTH[unit]
