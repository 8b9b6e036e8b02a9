"""A second reading of a row of papers, by a small grammar: what it does not surely understand stays unclear.

It knows nothing of the first reading (`requirement`, `conditions`), so that what both say alike is likely to be so. A
plain row is one noun phrase that begins with the name of a document. How it is copied, which form it has and which law
speaks of it change nothing; "(nếu có)" or one bracket with a case, at the very end, makes it one for some.
"""

import re
from dataclasses import dataclass

from duoc.importer.cleaning import one_line

REQUIRED, FOR_SOME, NONE, UNCLEAR = "required", "for some", "none", "unclear"
LONGEST = 400  # letters that are left of a row; a longer one says more than a name
LISTED = 200  # letters of a row that may list several papers, since people see it whole
SHORTEST = 9  # letters of a row; "Báo cáo" alone is no paper that people could bring
LEAST_CASE = 6  # letters of a case in brackets

_BULLET = re.compile(
    r"^(?:[-+*•.:;,–=!)\s]|\(?(?:[ivx]{1,4}|[a-zđ]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})[.)/,-]|[0-9]{1,2}(?=[A-ZĐ]))+\s*",
    re.IGNORECASE,
)
_COUNT_BEHIND = re.compile(
    r"\s*[:,(]?\s*\(?[0-9]{1,2} (?:\(một\) )?(?:bản(?: chính| sao| gốc)?|bộ|chiếc|tờ|ảnh)(?: có đóng dấu[^.;:]*"
    r"| \([^()]*\))?\)?$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\(?(?:ít nhất )?(?:[0-9]{1,2}|một(?! trong)|hai|ba)(?: \([a-zà-ỹ0-9]+\))? (?=\(?[a-zà-ỹđ])", re.IGNORECASE)
_SCREEN = re.compile(r"(?:biểu )?mẫu [^()]{0,60}điện tử tương tác", re.IGNORECASE)  # what the pages here ask
_HEAD = re.compile(r"(?:thành phần )?hồ sơ(?: đề nghị[^:;.]{0,120})?(?: bao)?(?: gồm)?(?: có)?", re.IGNORECASE)
_NOUN = (
    r"(?:các |những |toàn bộ |bộ |mẫu |tập |tờ |nội dung |loại )*"
    r"(?:bản\b|đơn|tờ|giấy|văn bản|phiếu|quyết định|báo cáo|hợp đồng|biên bản|danh sách|danh mục"
    r"|hồ sơ (?!(?:đề nghị|đăng ký|xin|cấp|gồm|bao|có)\b)|chứng (?:chỉ|minh|thư|từ|nhận)|bằng|văn bằng|ảnh|hình ảnh"
    r"|sơ yếu|lý lịch|lí lịch|sơ đồ|đề án|phương án|dự án|dự thảo|kế hoạch|thuyết minh|tài liệu|công văn|thông báo"
    r"|nghị quyết|điều lệ|quy chế|quy trình|quy định|nội quy|hộ chiếu|thẻ|căn cước|sổ|hóa đơn|biên lai|vận đơn|cam kết"
    r"|di chúc|trích lục|học bạ|bảng|kết quả|mẫu|nhãn|ma-két|maket|makét|video|băng|đĩa|chương trình|đề cương|kịch bản"
    r"|tác phẩm|giáo trình|thiết kế|dự toán|xác nhận|minh chứng|tóm tắt|phụ lục|tranh|đề nghị|cơ cấu|catalog|ý kiến"
    r"|thỏa thuận|thoả thuận|giáo án|số liệu|phim|giải trình|sách|đề xuất|mô tả|mặt bằng|công hàm|lịch trình|thư"
    r"|bìa|nội dung|tín chỉ|bệnh án|hiến chương|giáo lý|tên giáo|lược đồ|đăng ký|luận văn|đề tài|sơ họa|mảnh trích|hoá đơn|thể lệ|dự kiến|phương thức)\b"
)
_BEGINS = re.compile(_NOUN, re.IGNORECASE)
# How it is copied, signed, translated: no matter of who brings it.
_COPY = (
    r"(?:[0-9]{1,2} )?(?:bản|tệp|file)[ /](?:sao|chính|gốc|chụp|scan|điện tử|photo|giấy|cứng|mềm|tin)"
    r"|(?:chứng thực|công chứng|hợp lệ|đối chiếu)"
)
_MANNER = re.compile(
    r"\((?=[^()]*(?:bản (?:chính|sao|gốc|giấy|chụp)|chứng thực|đối chiếu))(?![^()]*(?:trường hợp|đối với|nếu|trừ|một trong))"
    r"[^()]*\)"
    rf"|(?:\b(?:{_COPY}))(?:(?: |, | ?; )(?:có|được|đã|kèm|kèm theo|kèm bản|từ|để|sổ|quét|cấp|xuất trình|và|hoặc"
    rf"|{_COPY})(?=[ ,;.]|$))*",
    re.IGNORECASE,
)
# "Hợp đồng: Nộp bản sao có chứng thực (trường hợp nộp qua bưu điện); nộp bản chụp …".
_HOW_TAIL = re.compile(r"\s*:\s*nộp bản (?:sao|chụp|gốc|chính)[^:]*$", re.IGNORECASE)
_FORM = re.compile(
    r"[,(]?\s*(?:được lập |lập |thực hiện )?(?:theo|tại|ban hành kèm theo|kèm theo)(?: quy định)?(?: tại| của)? "
    r"(?:các )?(?:mẫu|biểu|phụ lục|khoản|điểm|điều|mục|pháp luật|quy định|nghị định|thông tư|luật|nghị quyết)\b[^();]*?"
    r"(?=\)|[;(]|,? nếu\b|,? đối với\b|,? (?:trong )?trường hợp\b|$)\)?"
    r"|\((?:đã )?được (?:sửa đổi|bổ sung|thay thế)[^()]*\)|\((?:mẫu|biểu|phụ lục|theo)\b[^()]*\)|[,-]?\s*(?:biểu )?mẫu số [^();]*$",
    re.IGNORECASE,
)
# What it says inside, at the end of the row.
_CONTENT = re.compile(
    r"[,(.:]?\s*(?:: thể hiện|trong đó\b|bao gồm|gồm|(?:có|với|theo) (?:các )?nội dung|(?:các )?nội dung (?:sau|như|chính"
    r"|chủ yếu|bản vẽ phải)|(?:có )?(?:phải )?(?:nêu|ghi|thể hiện|xác định) (?:rõ|cụ thể))"
    r"(?!.*(?:trường hợp|đối với|\btrừ\b|nếu (?!có\)))).*$",
    re.IGNORECASE,
)
# "Bản sao: Giấy đăng ký; Giấy phép (nếu có)": only the last of them may be missing.
_COPIES_OF = re.compile(r"bản sao\s*:\s*([^;()]{8,200};[^;()]{8,300})\(nếu có\)$", re.IGNORECASE)
_IF_ANY = re.compile(r"\s*[,(]?\s*\(?nếu có\)?[\s*!.]*$", re.IGNORECASE)
_CASE = re.compile(
    r"\s*\(\s*(?:áp dụng )?(?:đối với trường hợp|trong trường hợp|đối với|nếu|trường hợp) (?P<case>(?:[^():]|\([^()]*\))+)\)\s*$",
    re.IGNORECASE,
)
_CASE_BEHIND = re.compile(
    r",? (?:áp dụng )?(?:(?:đối với|trong) (?:các )?trường hợp|đối với (?=(?:các |những )?(?:tổ chức|cá nhân|người|doanh"
    r" nghiệp|dự án|công trình|phương tiện|phim|cơ sở|loại|nhà đầu tư|hộ|thương nhân|tác phẩm|đơn vị|công ty)\b)) ?"
    r"(?P<case>[^();:]+)$"
    r"|,? nếu (?P<if>(?:có|là|thuộc|chưa) [^();:,]{6,})$|(?P<damaged> bị (?:hư )?hỏng)[^.;:()]{0,40}$",
    re.IGNORECASE,
)
# "Đối với người nước ngoài phải có giấy phép lao động", "Trường hợp ủy quyền: văn bản ủy quyền".
_CASE_FIRST = re.compile(
    r"(?:(?:đối với|trong|nếu|các)(?: các)? )?(?:trường hợp|đối với|nếu) (?P<case>(?:[^;:.()]|\([^()]*\)){6,200}?)"
    r"(?:\s*[:,]\s*(?:thì )?|\s+thì |\s+(?=(?:phải có|phải kèm|phải nộp|cần có|cần nộp)\b))(?:(?:phải|cần|nộp|gửi|có|bổ sung|kèm|kèm theo|thêm|còn|cung cấp|thành phần hồ sơ"
    r"|gồm|là|người [a-zà-ỹ ]{3,20}) )*",
    re.IGNORECASE,
)
# What a right or a duty is "đối với", and what a paper is about, says nothing of who brings it.
_OF_WHAT = re.compile(
    r"(?:quyền|sở hữu|nghĩa vụ|sử dụng|trách nhiệm|nhận xét|đánh giá|ý kiến|đồng ý|chấp thuận|nghĩa vụ tài chính)"
    r"(?: hợp pháp)? đối với (?!(?:các )?trường hợp)"
    r"|đối với (?:giống cây trồng|nhà nước|(?:bên|người) thứ ba|chỉ tiêu|công việc|phạm vi|lĩnh vực|chi phí|từng|mỗi|hành khách"
    r"|(?:phần )?diện tích)"
    r"|[.;,]\s*trường hợp (?:nộp|gửi)[^.;]{0,60}(?:trực tiếp|trực tuyến|bưu|điện tử|bản giấy)[^.;]*"
    r"|\((?:trong |đối với )?trường hợp (?:nộp|gửi)[^()]{0,60}(?:trực tiếp|trực tuyến|bưu|điện tử)[^()]*(?:\)|$)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"một trong (?!các (?:ngành|lĩnh vực|chuyên ngành))|trường hợp|\btrừ\b|\bmiễn (?!kiểm tra)|\bnếu (?!được)|đối với|lần đầu"
    r"|khai thác (?:từ|trên|được)|khai thác, sử dụng thông tin|cơ sở dữ liệu quốc gia|\btùy\b|\btuỳ\b"
    r"|(?<!từ )(?<!sau )(?<!trước )(?<!kể )\bkhi (?!hoàn thành|thực hiện|được cấp|đề nghị|kết thúc|thành lập|thay đổi|cấp|tổ chức)"
    r"|không (?:phải|cần|bắt buộc|thuộc (?!diện))|nêu trên|tra cứu|cơ quan (?:tiếp nhận|giải quyết)|còn thiếu"
    r"|chỉ (?:nộp|gửi|áp dụng)|cổng dịch vụ công|qua (?:dịch vụ )?bưu chính|\bthì\b|xuất trình"
    r"|bị (?:mất|hỏng|rách|hư)|thay thế (?:cho|bằng)",
    re.IGNORECASE,
)
# What the agency finds by itself: nothing is brought.
_HELD = re.compile(
    r"thông tin [^.;]{5,160}khai thác[^.;]{0,200}không phải (?:nộp|gửi)[^.;]{0,160}", re.IGNORECASE
)
_FORMS_NAME = re.compile(r"tên mẫu (?:đơn|tờ khai)|số lượng(?: bộ)? hồ sơ\b[^;]{0,60}$", re.IGNORECASE)
# What the portal glued on: the next name, the name of a file, a code of a result.
_STRAY = re.compile(
    r"(?-i:[a-zà-ỹ]{2}[A-ZĐ][a-zà-ỹ]{2})|\b[A-Z][0-9]{2}\.[0-9]{2,3}\.\S*|\.(?:docx?|pdf|xlsx?)\b|[0-9] bản (?:chính|sao)\.?(?-i:[A-ZĐ])",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"(?:bản [^:;]{3,120}? )?một trong (?:các|những|hai|ba) (?:loại )?(?:giấy tờ|tài liệu|văn bản|giấy chứng nhận)[^:;()]{0,120}:",
    re.IGNORECASE,
)
# "Các văn bản nếu bằng tiếng nước ngoài phải kèm theo bản dịch tiếng Việt".
_TRANSLATED = re.compile(
    r"(?:các |những )?(?:văn bản|giấy tờ|tài liệu)[^.;:]{0,60}tiếng nước ngoài[^.;:]{0,40}bản dịch[^.;:]{0,60}", re.IGNORECASE
)
_PREFIX = re.compile(r"^(?:[A-Z0-9]\. ?)?thành phần hồ sơ(?: gồm)?\s*[:-]\s*(?=\S)", re.IGNORECASE)
# What applicants write themselves, with its contents: whatever these say, everybody writes it.
_WRITTEN = re.compile(
    r"^((?:bản giải trình|(?:văn bản|giấy|đơn) đề nghị|đề án|đề xuất|kế hoạch|dự thảo|thuyết minh|phương án)\b[^:;(]{0,220}?),?"
    r" (?:trong đó (?:nêu|có|xác định|ghi)|có (?:các )?nội dung|(?:có )?(?:nêu|ghi) rõ|(?:bao )?gồm (?:các )?nội dung)\b"
    r"(?!.*\b(?:nộp|gửi|kèm)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_FOLLOWING = re.compile(r"(?:các |những )?(?:tài liệu|giấy tờ) sau(?: đây)?\s*:\s*(?=[^+•-])", re.IGNORECASE)
# A sentence behind the name that says how the paper is made.
_RULE_OF_IT = re.compile(
    r"[.;]\s+(?:nội dung|ảnh|tờ khai|bản (?:dịch|vẽ|khai)|đề án|báo cáo|văn bản|bản đồ|biên bản|các (?:tài liệu|giấy tờ|văn bản))[^.;:]{0,60} (?:phải|gồm|bao gồm|được)\b"
    r"(?!.*(?:trường hợp|đối với|nếu|trừ|không phải))[^.]*$",
    re.IGNORECASE,
)
_MARKS = r"(?-i:[.:]\s+[A-ZĐÀ-Ỹ+-])|:\s*[^\s\d]|\s[-+•]\s(?-i:[A-ZĐÀ-Ỹ])|\b[b-e]\) "
_SENTENCES = re.compile(rf"{_MARKS}|;\s*(?!hoặc )(?:{_NOUN})", re.IGNORECASE)
_LISTED = re.compile(_MARKS, re.IGNORECASE)  # short lists of papers: all are seen
_LUMPED = re.compile(rf";\s*(?-i:(?=[A-ZĐ]))(?:{_NOUN})", re.IGNORECASE)
_APPLICATION = re.compile(r"đơn\b|tờ khai|giấy đề nghị|văn bản đề nghị", re.IGNORECASE)
_LOST = re.compile(r"bị (?:mất|hỏng|hư hỏng)", re.IGNORECASE)
_NO_CASE = re.compile(
    r"\btrừ\b|\bmiễn\b|\bnếu\b|không (?:phải|cần|áp dụng)|^(?:trường hợp )?(?:quy định|nêu) tại|một trong|hoặc đối với|lần đầu",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"liên quan khác|(?:giấy tờ|tài liệu|văn bản|hồ sơ)(?: [a-zà-ỹ]+)? khác(?! (?:chứng minh|có giá trị|xác))"
    r"|(?:giấy tờ|tài liệu|hồ sơ) (?:có )?liên quan(?= kèm|$)|(?:ủy|uỷ) quyền",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"đối với (?:việc |các )?(\S+ \S+ \S+(?: \S+)?)", re.IGNORECASE)
_OF_AN_OFFICE = re.compile(
    r"(?:quyết định|tờ trình|công văn|(?:văn bản|công văn|tờ trình) đề nghị[^;,]{0,80}|báo cáo thẩm định) của (?:chủ tịch )?(?:ủy ban|uỷ ban|ubnd|sở|cơ quan thẩm)"
    r"|dự thảo quyết định",
    re.IGNORECASE,
)
_SEAM = re.compile(r" và (?=\S)|[;,] ?(?:và )?")
_SYNONYMS = re.compile(
    r"(?:(?:giấy tờ|tài liệu|văn bản|chứng từ|hồ sơ|văn bằng|chứng chỉ|quyết định)(?:, | và | hoặc )){1,3}"
    r"(?:giấy tờ|tài liệu|văn bản|chứng từ|hồ sơ|văn bằng|chứng chỉ|quyết định)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class RowReading:
    """How a row is read; `why` says what is not clear in it."""

    kind: str
    why: str = ""


def read(name: str, matter: str = "") -> RowReading:
    """How the row is read by its own words alone. `matter`: the procedure's name."""
    text = _COUNT.sub("", _BULLET.sub("", one_line(name))).strip(" .;,:*!#\"“”")
    if _SCREEN.match(text) or (name.rstrip().endswith(":") and _HEAD.fullmatch(text)):
        return RowReading(NONE)
    if stray := _STRAY.search(text):
        return RowReading(UNCLEAR, f"“{stray.group()}” dính vào tên giấy tờ")
    if _HELD.fullmatch(text) or _FORMS_NAME.match(text):
        return RowReading(NONE)
    if _TRANSLATED.fullmatch(text):
        return RowReading(FOR_SOME)
    if (one_of := _ONE_OF.match(text)) and not _WORDS.search(text[one_of.end() :]):
        return RowReading(REQUIRED)
    text = _RULE_OF_IT.sub("", _WRITTEN.sub(r"\1", _PREFIX.sub("", text)))
    first = _CASE_FIRST.match(text)
    if first and not _NO_CASE.search(first["case"]):
        text = text[first.end() :]
    else:
        first = None
    if len(text) < SHORTEST and not _APPLICATION.match(text):
        return RowReading(UNCLEAR, "không nói rõ là giấy gì")
    if not _BEGINS.match(text.lstrip("(")):
        return RowReading(UNCLEAR, "không bắt đầu bằng tên một giấy tờ")
    text = _COUNT_BEHIND.sub("", _FOLLOWING.sub("", text))
    text = _HOW_TAIL.sub("", _COPIES_OF.sub(r"\1", text))
    text = one_line(_MANNER.sub(" ", _OF_WHAT.sub(" ", _FORM.sub(" ", text)))).strip(" .;,:")
    lumped = len(text) > LISTED and _LUMPED.search(text)
    text = _CONTENT.sub("", text)
    kind, text = (FOR_SOME, text) if first else _for_whom(text)
    text = _without_matter(text, matter)
    if kind == FOR_SOME:
        text = _LOST.sub(" ", text)
    if seen := _WORDS.search(text):
        return RowReading(UNCLEAR, f"“{seen.group().strip()}” nói về ai phải nộp, đọc được nhiều cách")
    listed = kind == REQUIRED and len(text) <= LISTED and not _APPLICATION.match(text)
    if lumped or (_LISTED if listed else _SENTENCES).search(text) or len(text) > LONGEST:
        return RowReading(UNCLEAR, "nhiều câu hoặc nhiều giấy trong một dòng")
    if kind == REQUIRED and _OF_AN_OFFICE.match(text):
        return RowReading(UNCLEAR, "giấy do cơ quan nhà nước lập")
    if kind == REQUIRED and _OTHERS.search(text):
        return RowReading(UNCLEAR, "giấy tờ khác mà không nói giấy nào")
    if kind == FOR_SOME and _several(text):
        return RowReading(UNCLEAR, "điều kiện có thể chỉ nói về một phần của dòng")
    return RowReading(kind)


def _for_whom(text: str) -> tuple[str, str]:
    if match := _IF_ANY.search(text):
        return FOR_SOME, text[: match.start()]
    for pattern in (_CASE, _CASE_BEHIND):
        match = pattern.search(text)
        case = next((words for words in match.groups() if words), "") if match else ""
        if match and len(case) >= LEAST_CASE and not _NO_CASE.search(case):
            return FOR_SOME, _IF_ANY.sub("", text[: match.start()].strip(" .;,:"))
    return REQUIRED, text


def _without_matter(text: str, matter: str) -> str:
    """Without "đối với X" where X is what the whole procedure is about."""
    name = one_line(matter).casefold()
    return _TOWARDS.sub(lambda match: " " if match[1].casefold() in name else match[0], text)


def _several(text: str) -> bool:
    """Whether the row names more than one paper."""
    first, *others = _SEAM.split(_SYNONYMS.sub("giấy tờ", text))
    return any(_BEGINS.match(other) for other in others)
