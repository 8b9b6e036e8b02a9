"""Whether the words of a paper say that not everybody has it."""

import re

from duoc.importer.cleaning import one_line

# What a right, a duty or an answer is "đối với", and what a paper is about, is no condition: "quyền sử dụng đối với
# thửa đất", "đồng ý đối với việc làm bản sao"; nor is the person whom a decision is about: "giao nhiệm vụ đối với …".
_OF_WHAT = (
    "quyền ",
    "nghĩa vụ ",
    "sở hữu ",
    "sử dụng ",
    "đồng ý ",
    "vốn góp ",
    "trật tự ",
    "dân sự ",
    "giao nhiệm vụ ",
    "phân công ",
    "phân công nhiệm vụ ",
    "bổ nhiệm ",
)
_ABOUT = (
    rf"(?:{'|'.join(f'(?<={words})' for words in _OF_WHAT)})đối với (?!(?:các )?trường hợp)"
    r"|đối với (?:các )?(?:phạm vi|lĩnh vực|thửa đất|khu đất|nội dung|chỉ tiêu|kết quả|việc|giống cây|nhà nước"
    r"|(?:bên|người) thứ ba|từng|mỗi|chi phí|trụ sở|chức danh chuyên môn|bài thuốc|diện tích đề nghị"
    r"|phần diện tích|công việc|nhà ở riêng lẻ|công chứng viên dự kiến|cơ sở giáo dục phổ thông tư thục chuyển)"
    r"|(?<=áp dụng )đối với (?:các )?sản phẩm"
)
_IF = (
    r"\bnếu (?!được cấp|được thành lập|là ngôn ngữ|(?:các )?(?:văn bản |giấy tờ |tài liệu )?(?:bằng|là) tiếng"
    r"|dự án không|không được)"
)
_WHEN = r"(?<!sau )(?<!trước )(?<!từ )(?<!đến )\bkhi (?!có dấu|nộp|thực hiện|còn|đề nghị|tổ chức)|\(khi"
CONDITION = re.compile(
    rf"{_IF}|trường hợp(?! phát sinh)|(?!{_ABOUT})đối với|\btrừ\b|{_WHEN}|tùy theo|tùy từng"
    r"|không bắt buộc|phải bổ sung|bị (?:hư )?hỏng|bị rách"
    r"|^(?:các )?(?:tài liệu|giấy tờ|văn bản)[^,;]{0,40}tiếng nước ngoài"
    r"|\((?:áp dụng )?đối với|của (?:bên |phía )?đối tác nước ngoài|của nhà đầu tư nước ngoài, tổ chức kinh tế có vốn"
    r"|(?:cho|của) (?:các )?đơn vị quân đội|của người được ủy quyền thực hiện",
    re.IGNORECASE,
)
# The form of the request names what it is for by "đối với …": only a case or an "if" makes it conditional.
_FORM_CONDITION = re.compile(
    rf"nếu có|{_IF}|(?:trong|đối với|theo|tùy|trừ|cho)? ?(?:các |từng )?trường hợp|\((?:áp dụng )?đối với"
    r"|đối với (?:cá nhân|tổ chức|người|doanh nghiệp|hộ|hợp tác xã|nhà đầu tư|cơ sở [^,;.]{0,30}(?:đang|đã|chưa))",
    re.IGNORECASE,
)
ONE_OF = re.compile(r"một trong (?:các|những|hai|ba|số)|hoặc (?:các )?giấy tờ sau", re.IGNORECASE)
_TOWARDS = re.compile(
    r"(?<!áp dụng)(?<!\() đối với (?:các )?(?!trường hợp)([^,;.()]{8,80}?)(?: đề nghị [^,;.()]*)?(?=[,;.()]|$)",
    re.IGNORECASE,
)
_ONE_OF_FIRST = re.compile(
    r"\W*(?:và )?một trong (?:các|những|hai|ba|số)[^:]{0,80}(?:sau(?: đây)?|như sau)\s*:", re.IGNORECASE
)
# How it is filed or copied is no condition: "bản sao có chứng thực (trường hợp gửi qua bưu điện)",
# "tờ khai (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp)".
_BY_WAY = re.compile(
    r"\(?(?:(?:trong |đối với )?trường hợp|nếu(?: người[^();,]{0,40})?(?: lựa chọn)?) (?:nộp|gửi)[^();,]{0,60}"
    r"(?:trực tiếp|trực tuyến|bưu|qua|mạng|điện tử)[^();,]*\)?"
    r"|đối với trường hợp (?:thông tin|dữ liệu) gốc[^,;.]*|hoặc bản dịch[^,;.]*"
    # Of the paper's translation only: "mẫu trình bày và bản dịch (đối với tên gọi bằng tiếng nước ngoài)".
    r"|(?:,| và| kèm(?: theo)?) bản dịch[^();.]*\([^()]*tiếng[^()]*\)",
    re.IGNORECASE,
)
# Behind these words stands what is in the paper; behind the end of a sentence, a rule about it.
_CONTENT = re.compile(
    r"[,(:]?\s*(?:trong đó|(?:bao )?gồm\b|(?<!nếu )có nội dung|(?:nêu|ghi) rõ|cụ thể)|[.;]\s+(?=\S)(?!\()",
    re.IGNORECASE,
)
# "Bản sao A, B (nếu có), C", "văn bản phê duyệt và văn bản điều chỉnh (nếu có)": of one in a list.
_IN_LIST = re.compile(
    r"[,;:][^,;:()]*\(nếu có\)(?=\s*[,;]\s*\w)"
    r"|(?:thanh toán|giải quyết|xử lý) [^,;:()]{0,40}(?:khoản|công) nợ ?\(nếu có\)"
    r"|(?<=\w{3}) và [^;:()]{0,60}(?:khác|liên quan|liền kề|điều chỉnh|sửa đổi|đổi tên)[^,;:()]{0,80}\(nếu có\)",
    re.IGNORECASE,
)
# "(thiết kế bản vẽ thi công đối với dự án nhỏ)" says what stands for the paper, not who brings it.
_ASIDE = re.compile(
    r"\((?!\s*(?:nếu|trừ|khi|trong|đối với|trường hợp|áp dụng|chỉ|không|tùy|cho|riêng))[^()]{20,}?"
    r"(?:đối với|trường hợp|nếu (?!có\)))[^()]*\)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\((?:áp dụng )?(?:nếu (?!có\))|(?:trong |đối với )?trường hợp|đối với)[^()]*\)", re.IGNORECASE
)
_OF_ALL = re.compile(_BRACKETED.pattern + r"[\s.;]*$", re.IGNORECASE)
_SENTENCE = re.compile(r"\.\s+(?=[A-ZĐ])")
# Proof that somebody belongs to a group which the matter is not about.
_GROUP = re.compile(
    r"người có công|người khuyết tật|hộ nghèo|hộ cận nghèo|dân tộc thiểu số|liệt sĩ|anh hùng|tình nguyện"
    r"|miễn thi|điểm (?:ưu tiên|khuyến khích)",
    re.IGNORECASE,
)
# What the agency finds in a register is brought only where it finds nothing.
_HELD = re.compile(
    r"cơ quan[^.;]{0,80}khai thác[^.;]{0,60}(?:thông tin|dữ liệu)|khai thác được"
    r"|không (?:phải|cần) (?:nộp|gửi|xuất trình|cung cấp)(?! (?:thuế|phí|lệ phí|tiền))",
    re.IGNORECASE,
)
# "Đề án đối với công trình lớn; thiết kế đối với công trình nhỏ": everybody has one of the two.
_BY_KIND = re.compile(
    r"(?!đối với|trường hợp)[^;.]{4,400} đối với [^;.]+; (?!đối với)[^;]{10,400} đối với [^;]+"
    r"|(?!đối với|trường hợp)[^;.]{4,200} đối với [^;.]+? hoặc (?:bản|giấy|quyết định|văn bản|chứng|hợp đồng)[^;]+"
    r" đối với [^;]+",
    re.IGNORECASE,
)
# "…: + Trường hợp A: x + Trường hợp B: y": a paper for each kind of applicant.
_EACH_KIND = re.compile(r"(?:^|[\s;:.])[-+•a-z]\)? ?(?:đối với|trường hợp)\b", re.IGNORECASE)
_FOR_ALL = re.compile(r"(?:cụ thể(?: như sau)?|sau(?: đây)?|(?:bao )?gồm)\s*:|:\s*[-+•]\s*trường hợp", re.IGNORECASE)
# "A nếu chưa được cấp B; hoặc bản sao giấy B": another paper does as well. Copies and originals are the same paper.
_OR = re.compile(r"[;,]? hoặc ", re.IGNORECASE)
_OTHER = re.compile(
    r"\W*(?:bản (?:sao|chính|gốc)[^;:]{0,60}?)?(?:giấy|quyết định|văn bản|chứng (?:chỉ|nhận)|hợp đồng"
    r"|báo cáo|bằng|phiếu)\b",
    re.IGNORECASE,
)
_KIND_OF_COPY = re.compile(r"\((?:[0-9]{2} )?bản (?:sao|chính|gốc)[^()]*\)", re.IGNORECASE)
_CASE_FIRST = re.compile(r"\W*(?:đối với|(?:trong )?trường hợp|nếu)\b", re.IGNORECASE)
# A class of what the matter is about: "đối với việc sáp nhập, chia, tách trường tiểu học tư thục".
_NARROWER = re.compile(r"đối với [^;.()]{4,120}\b(tư thục|dân lập|công lập)\b", re.IGNORECASE)
# "Đối với trung tâm tư thục phải có …", where the whole matter is about such: everybody's.
_CLASS_FIRST = re.compile(
    r"^(\W*(?:[a-zđ0-9]{1,2}[.)]\W*)?)đối với [^;.()]{2,60}?\b(tư thục|dân lập|công lập) (?=phải có)", re.IGNORECASE
)
LEAST_OF_ALL = 15  # letters that a paper's own name has before what is said of it


def is_conditional(name: str, *, form: bool) -> bool:
    """Whether the paper's own words say that not everybody has it. `form`: it is the form of the request.

    One row that lists several papers of which one is enough is a required one, so is one with a condition for each of
    its kinds ("hộ chiếu (nếu là người nước ngoài) hoặc căn cước (nếu là người Việt Nam)"). What is said of its content,
    or in a sentence behind its name, is no condition.
    """
    text = _IN_LIST.sub("", _BY_WAY.sub("", one_line(name)))
    if _ONE_OF_FIRST.match(text):
        return False
    if _HELD.search(text):
        return True
    text = _ASIDE.sub("", text)
    if _BY_KIND.fullmatch(text) or (by_kind(text) and _FOR_ALL.search(text)):
        return False
    if len(_BRACKETED.findall(text)) > 1:
        text = _BRACKETED.sub("", text)
    if _OF_ALL.search(_SENTENCE.split(text)[0]):
        return True
    condition = _FORM_CONDITION if form else CONDITION
    if not condition.search(own := _own_words(text)):
        return False
    return not _has_other(own, condition)


def _has_other(text: str, condition: re.Pattern[str]) -> bool:
    """Whether a condition is said of one paper, and another does as well that everybody may bring."""
    first, *others = _OR.split(_KIND_OF_COPY.sub("", text))
    if not condition.search(first) or _CASE_FIRST.match(first) or ":" in text or not _OTHER.match(first):
        return False
    return any(_OTHER.match(other) and not condition.search(other) for other in others)


def of_a_group(name: str, matter: str) -> bool:
    """Whether the paper is that of a group which the procedure is not about, or of a part of what it is about."""
    words = _own_words(one_line(name))
    if (part := _NARROWER.search(words)) and part[1].casefold() not in matter.casefold():
        return True
    return _GROUP.search(words) is not None and _GROUP.search(matter) is None


def of_the_matter(name: str, matter: str) -> str:
    """The paper's name without "đối với X" where X is what the whole procedure is about, so that everybody has it."""
    own = one_line(matter).casefold()

    def plain(match: re.Match[str]) -> str:
        return " " if match[1].casefold() in own else match[0]

    text = one_line(name)
    first = _CLASS_FIRST.match(text)
    if first and first[2].casefold() in own:
        text = f"{first[1]}{text[first.end() :]}"
    return _TOWARDS.sub(plain, text)


def by_kind(text: str) -> bool:
    """Whether the words list what each kind of applicant brings."""
    return len(_EACH_KIND.findall(text)) > 1


def _own_words(text: str) -> str:
    seam = next((match.start() for match in _CONTENT.finditer(text) if match.start() >= LEAST_OF_ALL), len(text))
    return text[:seam]
