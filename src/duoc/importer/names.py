"""What the rows and headings of a table of papers call things, in names that people can read on one line."""

import re

from duoc.importer.cleaning import cut

LONGEST, SHORTEST = 220, 15
_BULLET = re.compile(
    r"^(?:[-+*•.:!)\s$=/^⁕⃰]|\(?(?:[ivx]{1,5}|[a-zđ]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})[.)])+\s*", re.IGNORECASE
)
# A sentence that says how papers are handled, what the agency does or what need not be brought: no paper.
_RULE_BEGINS = re.compile(
    r"^(?:đối với )?trường hợp\b|^người (?:tiếp nhận|có yêu cầu)|^bản sao được cấp từ", re.IGNORECASE
)
_RULE = re.compile(
    r"nêu trên|thành phần hồ sơ phải|không phải (?:nộp|xuất trình|tải lên|gửi)|chỉ cần cung cấp"
    r"|(?:cơ quan|người tiếp nhận)[^,;]{0,80}(?:yêu cầu người|có trách nhiệm)",
    re.IGNORECASE,
)
# Said of how a request is handled, whatever number of copies the portal glued to it.
_NOTE = re.compile(
    r"^\(?(?:đối với |trong )?trường hợp (?:gửi|nộp) (?:hồ sơ|bằng)|^cơ quan[^.;]{0,60}khai thác|^khuyến khích\b"
    r"|^thủ tục (?:về|phòng)|^số lượng\b|^(?:thời hạn|cách thức|hình thức) (?:nộp|gửi|hồ sơ|giải quyết)"
    r"|^(?:đối với |trong )?trường hợp[^;]*(?:lập hồ sơ như|thực hiện (?:như|theo (?:quy định|trình tự)))"
    r"|^người[^.;]{0,120}gửi hồ sơ về|^tỷ lệ bản đồ|^[^.;,]{3,60} có thể (?:thông báo|nộp|gửi|lựa chọn)",
    re.IGNORECASE,
)
# "Đề án thành lập, gồm:" is a paper, and what follows is what it says.
_WITH_CONTENT = re.compile(
    r"(?:đề án|phương án|báo cáo|thuyết minh|kế hoạch|tờ trình)\b[^:]{8,}(?:gồm|nội dung|như sau|sau đây)[^:]{0,40}:?$",
    re.IGNORECASE,
)
_CONTENT = re.compile(r",? (?:(?:bao )?gồm\b|có (?:các )?nội dung|như sau|sau đây).*$", re.IGNORECASE)
_DUTY = re.compile(
    r"^(?:người|tổ chức|doanh nghiệp|cá nhân)[^.;]{0,160}chịu trách nhiệm trước pháp luật", re.IGNORECASE
)
_HEAD_OF_ALL = re.compile(
    r"^(?:(?:thành phần )?hồ sơ(?: bao)?(?: gồm)?(?: có)?\s*:\s*|thành phần hồ sơ\s*[-+]\s*"
    r"|tên mẫu đơn, mẫu tờ khai\s*:\s*)"
    r"(?=\S)",
    re.IGNORECASE,
)
_SEAMS = (r"(?<=[^\d])[.;:](?:\s|$)|\s[-+]\s", r"(?<=[^\d])[.;](?:\s|$)")  # ends of a first clause; the second is surer
# Only how it is copied, not what: "Bản sao có chứng thực hoặc bản sao kèm bản chính để đối chiếu".
_MANNER = re.compile(
    r"(?:[0-9]{1,2}|một|bản|sao|chính|gốc|chụp|điện tử|có|được|chứng thực|công chứng|kèm|kèm theo|xuất trình|hoặc|từ"
    r"|để|đối chiếu|tệp|tin|\([^()]*\)|[\s,;:/.])+",
    re.IGNORECASE,
)
_OF_A_CASE = re.compile(r"(?:đối với|trường hợp|trong trường hợp)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:\blà|gồm|sau|sau đây|như|trong|theo|hồ sơ)$", re.IGNORECASE)
_INCLUDING = re.compile(
    r"\s*[,(]?\s*(?:(?:bao )?gồm\b[^,;(]{0,60}|trong đó|cụ thể(?: như sau)?|\([^()]{0,120})$", re.IGNORECASE
)
_MAY_INCLUDE = re.compile(r"gồm|trong đó|cụ thể|\(", re.IGNORECASE)  # quick, since it begins with a letter
_INCLUDES = re.compile(
    r"[,;]?\s*(?:thì\s+)?(?:thành phần\s+)?(?:hồ sơ\b[^.;]{0,70}?)?(?:\bbao gồm|\bgồm(?: có)?|\bnhư sau)$",
    re.IGNORECASE,
)

# First words of papers without their first letter: no word of the language by themselves.
_WHOLE = {
    word[1:].casefold(): word
    for word in (
        "Bản",
        "Báo cáo",
        "Biên",
        "Danh sách",
        "Giấy",
        "Hợp đồng",
        "Phiếu",
        "Quyết",
        "Tờ",
        "Trường",
        "Văn bản",
        "Đơn",
    )
}
_STUMP = re.compile(rf"(?:{'|'.join(_WHOLE)})(?= )", re.IGNORECASE)

# A list's number or mark before the name of a procedure, and what its end is left with.
_NUMBERED = re.compile(r"^(?:[.:;*+\s-]|[0-9]{1,2}[.)]\s)+")
_LEFT_OVER = " .;:-–"
_SHOUTED = 0.7  # of the letters: more capitals are a name in capitals
_LEAST = 8  # letters of a name in capitals; fewer may be an abbreviation
# What keeps its capitals: words without a vowel are abbreviations anyway; "VI" is a word more often than a number.
_ABBREVIATION = re.compile(r"(?:UBND|BHYT|OCOP|ASEAN|C/O|II|III|IV|VII|VIII|IX|[BCDĐFGHJKLMNPQRSTVWXZ]{2,}|.*[0-9].*)")
_PROPER = (
    "Việt Nam",
    "Nhà nước",
    "Luật Tín ngưỡng, tôn giáo",
    "Hội đồng nhân dân",
    "Ủy ban nhân dân",
    "Campuchia",
    "Lào",
)


def unbulleted(text: str) -> str:
    """Without the marks that lists begin their items with."""
    return _BULLET.sub("", text)


def is_rule(name: str) -> bool:
    """Whether the words are a rule about papers and no paper: "Trường hợp … thì không phải tải lên"."""
    return bool(_RULE_BEGINS.match(unbulleted(name)) and _RULE.search(name))


def is_duty(name: str) -> bool:
    """Whether the words say only who answers for what, whatever number of copies the portal glued to them."""
    return bool(_DUTY.match(unbulleted(name)))


def is_note(name: str) -> bool:
    """Whether the words are about filing and handling, and name nothing that is brought."""
    return bool(_NOTE.match(unbulleted(name)))


def says_content(heading: str) -> bool:
    """Whether the heading is a paper of its own, and what stands below it is what the paper says."""
    return bool(_WITH_CONTENT.match(unbulleted(heading)))


def without_content(heading: str) -> str:
    """The name of the paper that such a heading begins with."""
    return _CONTENT.sub("", unbulleted(heading)).strip(" ,;:")


def whole(name: str) -> str:
    """The official name, without bullet and without "Thành phần hồ sơ:" before it; "" when nothing is left."""
    name = _mended(unbulleted(_HEAD_OF_ALL.sub("", unbulleted(name))).strip(" ;,."))
    return name[:1].upper() + name[1:]


def _mended(name: str) -> str:
    """With the first letter that the portal lost: "ản lý lịch" → "Bản lý lịch"."""
    match = _STUMP.match(name)
    return _WHOLE[match.group().casefold()] + name[match.end() :] if match else name


def short(name: str) -> str:
    """The name where it is short; else its first clause, else its beginning."""
    if len(name) <= LONGEST:
        return name
    for seam in _SEAMS:
        first = re.split(seam, name, maxsplit=1)[0].strip(" :,")
        if _MAY_INCLUDE.search(first):
            first = _INCLUDING.sub("", first)
        if SHORTEST <= len(first) <= LONGEST and not (
            _GOES_ON.search(first) or _MANNER.fullmatch(first) or _OF_A_CASE.match(first)
        ):
            return first
    return cut(name, LONGEST)


def of_procedure(name: str) -> str:
    """The name of a procedure without a list's number before it, and not in capitals."""
    name = _NUMBERED.sub("", name).rstrip(_LEFT_OVER)
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < _LEAST or sum(map(str.isupper, letters)) < _SHOUTED * len(letters):
        return name
    return _in_sentence_case(name)


def _in_sentence_case(name: str) -> str:
    words = [word if _ABBREVIATION.fullmatch(word.strip("(),;.:")) else word.lower() for word in name.split()]
    sentence = " ".join(words)
    for proper in _PROPER:
        sentence = re.sub(rf"\b{proper.lower()}\b", proper, sentence)
    sentence = re.sub(r"\bđiều (?=[0-9])", "Điều ", sentence)
    return sentence[:1].upper() + sentence[1:]


def form(name: str) -> str:
    """ "Mẫu số 01" → "số 01": pages say "mẫu" before it."""
    return re.sub(r"^(?:mẫu|mau)\s+", "", name.strip(), flags=re.IGNORECASE) or name


def of_case(heading: str) -> str:
    """A table's heading as the name of a case: "Trường hợp cấp mới, hồ sơ gồm" → "Trường hợp cấp mới"."""
    heading = _mended(unbulleted(heading)).rstrip(" :")
    return _INCLUDES.sub("", heading).rstrip(" :,.") or heading
