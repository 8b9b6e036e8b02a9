"""What steps, channels and results say beside the papers that could be read in more than one way."""

import itertools
import re
from collections.abc import Iterator, Sequence

from duoc.importer import receiving
from duoc.importer.bodies import Place
from duoc.importer.cleaning import cut, one_line
from duoc.importer.results import ANSWER
from duoc.importer.source_page import Page
from duoc.importer.step_bodies import COMMUNE, OUTSIDE, PROVINCE, StepBodies
from duoc.importer.time_limits import WORKING_DAY, Terms, shown, worth

SHOWN = 120  # letters of the page in a reason
FIRST = 300  # letters of the steps that tell where a request goes
LEAST_PAIRS, SHARED = 6, 0.35  # pairs of words by which a form belongs to the page, and how many of them
ACT = 60  # letters of a result that tell what is done
_DELEGATED = re.compile(
    r"(?:cơ quan(?! tiếp nhận)|đơn vị|tổ chức)[^.;]{0,60} (?:được|do) (?:chủ tịch )?(?:ủy ban|ubnd)[^.;]{0,40}"
    r"(?:giao|ủy quyền|phân công|chỉ định|phân cấp)"
    r"|hoặc (?:cơ quan chuyên môn|cơ quan|người) được (?:giao|ủy quyền|phân cấp|phân công)"
    r"|hoặc ban quản lý (?:các )?khu|ban quản lý [^.;,]{3,60} hoặc (?:sở|ủy ban)"
    r"|(?:cấp có|có) thẩm quyền theo phân cấp",
    re.IGNORECASE,
)
_DESIGNATED = re.compile(r"cơ quan [^,;]{0,40}(?:chỉ định|được giao|\bgiao\b)[^,;]{0,40}", re.IGNORECASE)
# Two bodies of a province bear this name: the department of finance and the board of its zones.
_BY_FUNCTION = re.compile(r"cơ quan đăng ký đầu tư", re.IGNORECASE)
_BY_NAME = re.compile(r"(?<!cơ )\bsở [a-zà-ỹ]|ban quản lý|ủy ban nhân dân|ubnd", re.IGNORECASE)
_COMMITTEE = re.compile(r"^(?:chủ tịch )?ủy ban nhân dân cấp tỉnh\.?$", re.IGNORECASE)
# A department that one city alone has by delegation: "Sở Xây dựng thành phố Hồ Chí Minh theo phân cấp".
_OF_A_CITY = re.compile(
    r"(?:sở|ủy ban nhân dân|ubnd) [^.;,()]{0,40}(?:thành phố|tp\.?) ?(?:hồ chí minh|hcm|hà nội|đà nẵng|hải phòng)"
    r"[^.;]{0,60}phân cấp",
    re.IGNORECASE,
)
_FILED_ELSEWHERE = re.compile(
    r"gửi (?:cho |đến |tới )?(?:giám đốc (?!sở)|thủ trưởng|hiệu trưởng|người đứng đầu)"
    r"|(?:nộp|gửi)[^.;\n]{0,80}?(?:hồ sơ|đơn|tờ khai|giấy|đề nghị)[^.;\n]{0,60}? (?:đến|tới|tại|về|cho) "
    r"(?:cơ sở|trường |tổ chức|đơn vị|cơ quan đăng ký cư trú|ban chỉ huy|công an|bệnh viện"
    r"|cơ quan, đơn vị|người sử dụng|hội (?!đồng)"
    r"|đoàn |quỹ |doanh nghiệp)",
    re.IGNORECASE,
)
_BY_AN_OFFICE = re.compile(
    r"(?:[-+*a-d1.):( ]|bước|nộp hồ sơ)*(?:cơ quan|ủy ban|ubnd|sở|phòng|chủ tịch|người đứng đầu|thủ trưởng|công chức"
    r"|đơn vị được giao|cơ quan, (?:tổ chức|đơn vị)(?!, (?:doanh|cá nhân)))(?!, (?:tổ chức, )?(?:doanh|cá nhân))"
    r"(?! đại diện (?:nước ngoài|ngoại giao|lãnh sự)|,? (?:tổ chức )?là (?:chủ|nhà) đầu tư)"
    r"(?! [^.;\n]{0,30}tiếp nhận)[^.;\n]{0,100}(?:nộp|gửi|lập|chuẩn bị|đề nghị|đề xuất|trình)",
    re.IGNORECASE,
)
_OTHER_ACT = re.compile(
    r"\b(?:điều chỉnh|gia hạn|cấp lại|thu hồi|chấm dứt|giải thể|tạm ngừng|thay đổi|sửa đổi)\b", re.IGNORECASE
)
_EITHER = re.compile(r"\b(?:hoặc|hay)\b|/(?!không)|chấp thuận,", re.IGNORECASE)
_SIGNED = re.compile(r"\bcủa (giám đốc sở|(?:chủ tịch )?ủy ban nhân dân (?:cấp )?tỉnh)", re.IGNORECASE)
APPLICATION = re.compile(
    r"\W*(?:(?:[0-9]{1,2}|[a-zđ])\W+)?(?:đơn|tờ khai|(?:giấy|văn bản|phiếu) (?:đề nghị|đăng ký))\b", re.IGNORECASE
)
_REST_OF_IT = re.compile(
    r"[,(:;/]| (?:nêu rõ|trong đó|có ghi|theo (?:mẫu|quy|phụ)|quy định tại|dự án|của (?:chủ|cơ quan|cơ sở))\b",
    re.IGNORECASE,
)
_ONLY_IF_NOT = re.compile(
    r"\((?:nếu|trường hợp|trong trường hợp) không (?:đồng ý|chấp thuận|đủ điều kiện)[^()]*\)$", re.IGNORECASE
)
_RESULT_OF = re.compile(r"^kết quả (?:giải quyết |của )*thủ tục(?: hành chính)?:? ", re.IGNORECASE)
_REFUSAL = re.compile(r"\bkhông (?:phê duyệt|chấp thuận|đồng ý|cấp|công nhận|đủ điều kiện)|từ chối", re.IGNORECASE)
_BY_CASE = re.compile(
    r"cùng thời điểm [^.;]{0,60}|[0-9] ngày(?: làm việc)? ?\((?:đối với )?trường hợp (?!nộp|gửi)[^.;)]{0,60}"
    r"|[0-9] (?:ngày|giờ)[^.;]{0,60} đối với (?:các )?trường hợp (?!nộp|gửi)[^.;]{0,60}",
    re.IGNORECASE,
)
_DECIDED_WITHIN = re.compile(
    r"thời hạn (?:không quá |tối đa |là )?(?:[a-zà-ỹ ]{2,20}\()?([0-9]{1,3})\)? (?:\([^)]{1,30}\) )?"
    r"(ngày làm việc|ngày),? "
    r"(?:kể )?từ (?:ngày|khi) (?:tiếp )?nhận (?:được |đủ )*(?:bộ )?hồ sơ[^.;]{0,150}?"
    r"(?:\bcấp (?!tỉnh|xã|huyện|bộ)|quyết định|phê duyệt|ban hành|trả kết quả|thẩm định)",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"thời hạn (?:không quá |tối đa |là )?(?:[a-zà-ỹ ]{2,20}\()?([0-9]{1,3})\)? (?:\([^)]{1,30}\) )?ngày làm việc,? "
    r"(?:kể )?từ (?:ngày|khi)",
    re.IGNORECASE,
)
# Counted from something that the office itself does, not from the day when the request comes in.
_LAST_STAGE = re.compile(
    r"(?:thời hạn|thời gian|trong vòng|trong) (?:không quá |tối đa |là )?(?:[a-zà-ỹ ]{2,20}\()?([0-9]{1,3})\)? "
    r"(?:\([^)]{1,30}\) )?(ngày làm việc|ngày),? (?:kể )?từ (?:ngày|khi) (?:có |nhận (?:được )?|hoàn thành |kết thúc )*"
    r"(?:việc |đợt |buổi )?(?:kiểm tra|đánh giá|thẩm định|xác minh|kết luận|kết quả (?:kiểm|đánh|thẩm|xác|thử)|biên bản"
    r"|báo cáo (?:thẩm|kết|đánh|kiểm)|ý kiến|văn bản (?:trả lời|thẩm|đề nghị của)|họp|tờ trình)",
    re.IGNORECASE,
)
_FROM_RECEIPT = re.compile(
    r"([0-9]{1,3})\)? (?:\([^)]{1,30}\) )?(ngày làm việc|ngày),? (?:kể )?(?:từ|sau) (?:ngày|khi|thời điểm) "
    r"(?:tiếp )?nhận (?:được |đủ |đầy đủ )*(?!kết|biên|báo cáo (?:thẩm|kết|đánh)|ý kiến|văn bản (?:trả|thẩm))",
    re.IGNORECASE,
)
_MARGIN = 1.1
APART = 1.5  # how many times as long one channel takes as another, where the page contradicts itself


def who(page: Page, place: Place, steps: StepBodies) -> Iterator[str]:
    """Bodies that the steps name beside the one that was found, and requests that offices make."""
    text = one_line(page.text("steps_text"))
    if len(place.places) > 1:
        yield f"Nhiều cơ quan giải quyết: {place.filed_at}."
    heading = place.named and (
        place.places[0].startswith("so-")
        or (bool(_COMMITTEE.search(page.text("competent_body"))) and steps.settles(PROVINCE))
    )
    if (match := _BY_FUNCTION.search(text)) and not (place.named or _BY_NAME.search(text)):
        yield f"Trình tự chỉ nói “{match[0]}”: chưa rõ cơ quan nào."
    if "part_of_body" in page.doubts.kinds() and place.places[0].startswith("so-") and not _BY_NAME.search(place.body):
        yield f"Trang ghi “{cut(place.body, SHOWN)}”: cơ quan thuộc một sở, chưa có trong danh mục của tỉnh."
    if match := _DESIGNATED.search(page.text("handling_body")):
        yield f"Trang ghi cơ quan thực hiện là “{match[0]}”: chưa rõ cơ quan nào."
    if (match := _DELEGATED.search(text)) and not heading:
        yield f"Trình tự nói “{cut(match[0], SHOWN)}”: chưa rõ cơ quan nào."
    if match := _OF_A_CITY.search(text):
        yield f"Trình tự nói “{cut(match[0], SHOWN)}”: cơ quan của một thành phố khác."
    first = receiving.looks_first(text)
    if COMMUNE not in place.places and not place.received_within and (first or steps.first == COMMUNE):
        words = cut(first or text, SHOWN)
        yield f"Trình tự nói “{words}”: xã, phường nhận và xem trước, nơi khác quyết định."
    match = _FILED_ELSEWHERE.search(text[:FIRST])
    if match or (steps.first == OUTSIDE and not steps.counter):
        yield f"Trình tự nói “{cut(match[0] if match else text, SHOWN)}”: hồ sơ nộp ở nơi khác."
    if match := _BY_AN_OFFICE.match(text):
        yield f"Trình tự nói “{cut(match[0], SHOWN)}”: cơ quan lập hồ sơ, không phải người dân."


def term(page: Page, times: Terms) -> Iterator[str]:
    """Terms that depend on the case, differ much by channel, or are not those of the steps."""
    if match := _BY_CASE.search(one_line(page.text("channels_text"))):
        yield f"Cách thực hiện nói “{cut(match[0], SHOWN)}”, thời hạn tùy trường hợp."
    amount, _, unit = times.term.partition(" ")
    if not amount:
        return
    terms = dict.fromkeys((times.term, *times.by_channel.values()))
    days = list(map(worth, terms))
    two_units = len({term.partition(" ")[0] for term in terms}) < len(terms)
    if two_units or max(days) >= min(days) * APART:
        yield f"Thời hạn theo cách nộp khác nhau mà không rõ vì sao: {', '.join(map(shown, terms))}."
    steps = one_line(page.text("steps_text"))
    if unit == "day" and sum(int(stage) for stage in _STAGE.findall(steps)) == int(amount):
        yield f"Các bước cộng lại là {amount} ngày làm việc, thời hạn ghi {amount} ngày."
    stage = next((one for one in _LAST_STAGE.finditer(steps) if _same_term(one, amount, unit)), None)
    if stage and not any(_same_term(one, amount, unit) for one in _FROM_RECEIPT.finditer(steps)):
        yield f"Trình tự nói “{cut(stage[0], SHOWN)}”: thời hạn ghi chỉ là của bước cuối."
    received = [(int(one[1]), "làm việc" in one[2].casefold()) for one in _FROM_RECEIPT.finditer(steps)]
    own = unit == "working_day"
    if unit in ("day", "working_day") and (int(amount), not own) in received and (int(amount), own) not in received:
        yield f"Trình tự nói {amount} ngày{'' if own else ' làm việc'}, thời hạn ghi {shown(times.term)}."
    most = max(days) * _MARGIN
    for match in _DECIDED_WITHIN.finditer(steps):
        if int(match[1]) * (WORKING_DAY if "làm việc" in match[2] else 1) > most:
            yield f"Trình tự nói “{cut(match[0], SHOWN)}”, thời hạn ghi khác."
            return


def other_matter(page: Page, rows: Sequence[str], given: Sequence[str]) -> Iterator[str]:
    """A form or a result that by its words belongs to another page: the portal mixes them up."""
    others = " ".join(row for row in rows if not APPLICATION.match(row))
    own = _pairs(f"{page.name}. {page.text('steps_text')}. {others}")
    answers = (_RESULT_OF.sub("", result) for result in given if result != ANSWER)
    for words in (*(row for row in rows if APPLICATION.match(row)), *answers):
        pairs = _pairs(_REST_OF_IT.split(words, maxsplit=1)[0])
        if len(pairs) >= LEAST_PAIRS and len(pairs & own) < len(pairs) * SHARED:
            yield f"“{cut(words, SHOWN)}” có vẻ là của thủ tục khác."


def _pairs(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"\w+", text.casefold())
    return set(itertools.pairwise(words))


def results(page: Page, place: Place, given: Sequence[str]) -> Iterator[str]:
    """Results that only refuse, or of another act than the page's: "Quyết định điều chỉnh …"."""
    for result in given:
        signed = _SIGNED.search(result)
        if signed and signed[1].casefold().startswith("giám") != place.places[0].startswith("so-"):
            yield f"Kết quả “{cut(result, SHOWN)}” do cơ quan khác ký."
        if _ONLY_IF_NOT.search(result) or (_REFUSAL.search(result[:ACT]) and not _EITHER.search(result)):
            yield f"Kết quả “{cut(result, SHOWN)}” chỉ là từ chối."
    if _OTHER_ACT.search(page.name):
        return
    for result in given:
        if _OTHER_ACT.search(result[:ACT]):
            yield f"Kết quả “{cut(result, SHOWN)}” là của việc khác."


def _same_term(stage: re.Match[str], amount: str, unit: str) -> bool:
    """Whether a stage of the steps takes as long as the page's term."""
    return int(stage[1]) == int(amount) and ("làm việc" in stage[2].casefold()) == (unit == "working_day")
