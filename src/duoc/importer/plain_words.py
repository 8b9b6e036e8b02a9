"""Words in a row of papers that say nothing of who brings it, and those that do: the vocabulary of `plain_rows`."""

import re

BULLET = re.compile(
    r"^(?:[-+*•.:;,–=!)\s]|\(?(?:[ivx]{1,4}|[a-zđ]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})[.)/,-]|[0-9]{1,2}(?=[A-ZĐ]))+\s*",
    re.IGNORECASE,
)
COUNT_BEHIND = re.compile(
    r"\s*[:,(]?\s*\(?[0-9]{1,2} (?:\(một\) )?(?:bản(?: chính| sao| gốc)?|bộ|chiếc|tờ|ảnh)(?: có đóng dấu[^.;:]*"
    r"| \([^()]*\))?\)?$",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"^\(?(?:ít nhất )?(?:[0-9]{1,2}|một(?! trong)|hai|ba)(?: \([a-zà-ỹ0-9]+\))? (?=\(?[a-zà-ỹđ])", re.IGNORECASE
)
SCREEN = re.compile(r"(?:biểu )?mẫu [^()]{0,60}điện tử tương tác", re.IGNORECASE)  # what the pages here ask
HEAD = re.compile(r"(?:thành phần )?hồ sơ(?: đề nghị[^:;.]{0,120})?(?: bao)?(?: gồm)?(?: có)?", re.IGNORECASE)
_NOUN = (
    r"(?:các |những |toàn bộ |bộ |mẫu |tập |tờ |nội dung |loại )*"
    r"(?:bản\b|đơn|tờ|giấy|văn bản|phiếu|quyết định|báo cáo|hợp đồng|biên bản|danh sách|danh mục"
    r"|hồ sơ (?!(?:đề nghị|đăng ký|xin|cấp|gồm|bao|có|được|theo)\b)|chứng (?:chỉ|minh|thư|từ|nhận)|bằng|văn bằng|ảnh"
    r"|hình ảnh"
    r"|sơ yếu|lý lịch|lí lịch|sơ đồ|đề án|phương án|dự án|dự thảo|kế hoạch|thuyết minh|tài liệu|công văn|thông báo"
    r"|nghị quyết|điều lệ|quy chế|quy trình|quy định|nội quy|hộ chiếu|thẻ|căn cước|sổ|hóa đơn|biên lai|vận đơn|cam kết"
    r"|di chúc|trích lục|học bạ|bảng|kết quả|mẫu|nhãn|ma-két|maket|makét|video|băng|đĩa|chương trình|đề cương|kịch bản"
    r"|tác phẩm|giáo trình|thiết kế|dự toán|xác nhận|minh chứng|tóm tắt|phụ lục|tranh|đề nghị|cơ cấu|catalog|ý kiến"
    r"|thỏa thuận|giáo án|số liệu|phim|giải trình|sách|đề xuất|mô tả|mặt bằng|công hàm|lịch trình|thư"
    r"|bìa|tệp tin|tổng hợp"
    r"|nội dung|tín chỉ|bệnh án|hiến chương|giáo lý|tên giáo|lược đồ|đăng ký|luận văn|đề tài|sơ họa"
    r"|mảnh trích|hóa đơn|thể lệ|dự kiến|phương thức)\b"
)
BEGINS = re.compile(_NOUN, re.IGNORECASE)
# How it is copied, signed, translated: no matter of who brings it.
_COPY = (
    r"(?:[0-9]{1,2} )?(?:bản|tệp|file)[ /](?:sao|chính|gốc|chụp|scan|điện tử|photo|giấy|cứng|mềm|tin)"
    r"|(?:chứng thực|công chứng|hợp lệ|đối chiếu)"
)
MANNER = re.compile(
    r"\((?=[^()]*(?:bản (?:chính|sao|gốc|giấy|chụp)|chứng thực|đối chiếu))"
    r"(?![^()]*(?:trường hợp|đối với|nếu|trừ|một trong))[^()]*\)"
    rf"|(?:\b(?:{_COPY}))(?:(?: |, | ?; )(?:có|được|đã|kèm|kèm theo|kèm bản|từ|để|sổ|quét|cấp|xuất trình|và|hoặc"
    rf"|{_COPY})(?=[ ,;.]|$))*",
    re.IGNORECASE,
)
# "Hợp đồng: Nộp bản sao có chứng thực (trường hợp nộp qua bưu điện); nộp bản chụp …".
HOW_TAIL = re.compile(r"\s*:\s*nộp bản (?:sao|chụp|gốc|chính)[^:]*$", re.IGNORECASE)
FORM = re.compile(
    r"(?:(?P<open>\()|,)?\s*(?:được lập |lập |thực hiện )?(?:theo|tại|ban hành kèm theo|kèm theo)"
    r"(?: quy định)?(?: tại| của)? "
    r"(?:các )?(?:mẫu|biểu|phụ lục|khoản|điểm|điều|mục|pháp luật|quy định|nghị định|thông tư|luật|nghị quyết)\b[^();]*?"
    r"(?=\)|[;(]|,? (?:nếu|trừ)\b|,? đối với\b|,? (?:trong )?trường hợp\b|$)(?(open)\)?)"
    r"|\((?:đã )?được (?:sửa đổi|bổ sung|thay thế)[^()]*\)|\((?:mẫu|biểu|phụ lục|theo)\b[^()]*\)"
    r"|[,-]?\s*(?:biểu )?mẫu số [^();]*$",
    re.IGNORECASE,
)
# What it says inside, at the end of the row.
CONTENT = re.compile(
    r"[,(.:]?\s*(?:: thể hiện|trong đó\b|bao gồm|gồm|(?:có|với|theo) (?:các |đầy đủ )?nội dung"
    r"|(?:các )?nội dung (?:sau|như|chính|chủ yếu|bản vẽ phải)"
    r"|(?:có )?(?:phải )?(?:nêu|ghi|thể hiện|xác định) (?:rõ|cụ thể))"
    r"(?!.*(?:trường hợp|đối với|\btrừ\b|nếu (?!có\)))).*$",
    re.IGNORECASE,
)
# "Bản sao: Giấy đăng ký; Giấy phép (nếu có)": only the last of them may be missing.
COPIES_OF = re.compile(r"bản sao\s*:\s*([^;()]{8,200};[^;()]{8,300})\(nếu có\)$", re.IGNORECASE)
# "Thời hạn thanh toán các khoản nợ (nếu có)": of the debts, not of the paper.
OF_DEBTS = re.compile(r"((?:thanh toán|giải quyết|xử lý) [^,;:()]{0,40}(?:khoản|công) nợ) ?\(nếu có\)$", re.IGNORECASE)
# "Bản sao căn cước (nếu là người Việt Nam) hoặc hộ chiếu (nếu là người nước ngoài)": everybody has one of the two.
ONE_EACH = re.compile(
    r"\((?:nếu là|đối với) (?:người|công dân) Việt Nam\)(?=,? (?:hoặc|hay) )"
    r"|(?<=\w )\((?:nếu là|đối với) (?:người|công dân) nước ngoài\)",
    re.IGNORECASE,
)
# "Chứng chỉ đã được cấp, trừ trường hợp bị mất": who is in the case does not have it.
EXCEPT = re.compile(
    r",? \(?trừ (?:các )?trường hợp (?P<case>(?!(?:quy định|nêu|khác|tại)\b)[^;:().]{6,120})\)?$", re.IGNORECASE
)
IF_ANY = re.compile(r"\s*[,(]?\s*\(?nếu có\)?[\s*!.]*$", re.IGNORECASE)
# "Danh mục (tên, giá trị, đánh giá – nếu có)": of something inside the bracket.
IF_ANY_INSIDE = re.compile(r"\([^()]{12,}nếu có\)[\s*!.]*$", re.IGNORECASE)
EACH_IF_ANY = re.compile(r"(?:[^,;()]{8,120}\(nếu có\)(?:[,;] (?:và )?|$)){2,}", re.IGNORECASE)
# "Giấy tờ liên quan (nếu có) như: bệnh án, giấy khám": with examples.
IF_ANY_SUCH = re.compile(r"\s*\(nếu có\),? như\s*:[^;]*$", re.IGNORECASE)
CASE = re.compile(
    r"\s*\(\s*(?:áp dụng )?(?:đối với trường hợp|trong trường hợp|đối với|nếu|trường hợp) "
    r"(?P<case>(?:[^():]|\([^()]*\))+)\)\s*$",
    re.IGNORECASE,
)
CASE_BEHIND = re.compile(
    r",? (?:áp dụng )?(?:(?:đối với|trong) (?:các )?trường hợp"
    r"|đối với (?=(?:các |những )?(?:tổ chức|cá nhân|người|doanh"
    r" nghiệp|dự án|công trình|phương tiện|phim|cơ sở|loại|cán bộ|tài sản|nhà đầu tư"
    r"|hộ|thương nhân|tác phẩm|đơn vị|công ty)\b)"
    r"|đối với (?=[^();:]*\b(?:tư thục|dân lập|công lập)\W*$)) ?"
    r"(?P<case>[^();:]+)$"
    r"|,? nếu (?P<if>(?:có|là|thuộc|chưa) [^();:,]{6,})$|(?P<damaged> bị (?:hư )?hỏng)[^.;:()]{0,40}$",
    re.IGNORECASE,
)
# "Đối với người nước ngoài phải có giấy phép lao động", "Trường hợp ủy quyền: văn bản ủy quyền".
CASE_FIRST = re.compile(
    r"(?:(?:đối với|trong|nếu|các)(?: các)? )?(?:trường hợp|đối với|nếu) (?P<case>(?:[^;:.()]|\([^()]*\)){6,200}?)"
    r"(?:\s*[:,]\s*(?:thì )?|\s+thì |\s+(?=(?:phải có|phải kèm|phải nộp|cần có|cần nộp)\b))"
    r"(?:(?:phải|cần|nộp|gửi|xuất trình|có|bổ sung|kèm|kèm theo|thêm|còn|cung cấp|thành phần hồ sơ"
    r"|gồm|là|người [a-zà-ỹ ]{3,20}) )*",
    re.IGNORECASE,
)
# What a right or a duty is "đối với", and what a paper is about, says nothing of who brings it.
OF_WHAT = re.compile(
    r"(?:quyền|sở hữu|nghĩa vụ|sử dụng|trách nhiệm|nhận xét|đánh giá|ý kiến|đồng ý|chấp thuận|nghĩa vụ tài chính"
    r"|giao nhiệm vụ|phân công|phân công nhiệm vụ|bổ nhiệm)"
    r"(?: hợp pháp)? đối với (?!(?:các )?trường hợp)"
    r"|đối với (?:giống cây trồng|nhà nước|(?:bên|người) thứ ba|chỉ tiêu|công việc|phạm vi|lĩnh vực|chi phí|từng|mỗi"
    r"|hành khách|(?:phần )?diện tích|nạn nhân|nhân viên thực hiện|các nội dung|báo cáo|hoạt động [a-zà-ỹ]+, [a-zà-ỹ]+)"
    r"|(?<=áp dụng )đối với (?:các )?sản phẩm"
    # "Văn bản cam kết về việc giấy phép bị mất": what the paper says.
    r"|(?<=cam kết )về việc [^,;()]{3,60} bị mất[^;()]*$"
    r"|[.;,]\s*trường hợp (?:nộp|gửi)[^.;]{0,60}(?:trực tiếp|trực tuyến|bưu|điện tử|bản giấy)[^.;]*"
    r"|\s*\(?(?:bao gồm )?bản sao được cấp từ sổ gốc hoặc [^;]*?bản sao đối chiếu với bản (?:chính|gốc)\)?"
    r"|,? trong trường hợp (?:nộp|gửi)[^.;()]{0,40}(?:trực tiếp|trực tuyến|bưu|điện tử)[^.;()]*"
    r"|\((?:nộp|gửi) [^()]{0,60}(?:trực tiếp|trực tuyến|bưu|điện tử)[^()]*\)"
    r"|\((?:trong |đối với )?trường hợp (?:nộp|gửi)[^()]{0,60}(?:trực tiếp|trực tuyến|bưu|điện tử)[^()]*(?:\)|$)",
    re.IGNORECASE,
)
# These say who brings it, or leave it open.
WHO = re.compile(
    r"một trong (?!các (?:ngành|lĩnh vực|chuyên ngành))|trường hợp|\btrừ\b|\bmiễn (?!kiểm tra)|\bnếu (?!được)|đối với"
    r"|lần đầu|khai thác (?:từ|trên|được)|khai thác, sử dụng thông tin|cơ sở dữ liệu quốc gia|\btùy\b"
    r"|(?<!từ )(?<!sau )(?<!trước )(?<!kể )"
    r"\bkhi (?!hoàn thành|thực hiện|được cấp|đề nghị|kết thúc|thành lập|thay đổi|cấp|tổ chức)"
    r"|không (?:phải|cần|bắt buộc|thuộc (?!diện))|nêu trên|tra cứu|cơ quan (?:tiếp nhận|giải quyết)|còn thiếu"
    r"|chỉ (?:nộp|gửi|áp dụng)|cổng dịch vụ công|qua (?:dịch vụ )?bưu chính|\bthì\b|xuất trình"
    r"|bị (?:mất|hỏng|rách|hư)|thay thế (?:cho|bằng)"
    # "Văn bản đề nghị theo Mẫu số 11 (cá nhân)": a form for each kind of applicant.
    r"|\((?:là )?(?:cá nhân|tổ chức|hộ gia đình|cộng đồng|doanh nghiệp|người)[^()]*\)[ .;]*$",
    re.IGNORECASE,
)
# What the agency finds by itself: nothing is brought.
HELD = re.compile(
    r"thông tin [^.;]{5,320}được khai thác[^.;]{0,200}(?:không phải|\. ?không yêu cầu) (?:nộp|gửi)[^.;]{0,160}"
    r"|thông tin [^.;]{5,160}khai thác[^.;]{0,200}không phải (?:nộp|gửi)[^.;]{0,160}",
    re.IGNORECASE,
)
# Behind the paper's name: the agency finds it in a register itself, and asks for it only where it does not.
HELD_BEHIND = re.compile(
    r"[.( ]+cơ quan (?:tiếp nhận, )?giải quyết (?:TTHC|thủ tục hành chính)[^.]{0,50}? khai thác, sử dụng thông tin "
    r"[^.]{5,160}? để thay thế thành phần hồ sơ (?:giải quyết (?:TTHC|thủ tục hành chính)|(?P<held>[^.]{8,250}))\. ?"
    r"trường hợp [^.]{0,60}không khai thác được.*$"
    r"|[.( ]+cơ quan tiếp nhận, giải quyết [^.]{0,60} khai thác, sử dụng thông tin [^.]{5,120} để thay thế "
    r"và chỉ (?:được )?yêu cầu [^.]{5,120} trong trường hợp không khai thác được.*$",
    re.IGNORECASE,
)
WHERE_NOT_HELD = re.compile(
    r"\s*\([^()]{0,40}chỉ (?:phải )?nộp [^()]{0,40}khi cơ quan [^()]{0,60}không khai thác được[^()]*\)$", re.IGNORECASE
)
FORMS_NAME = re.compile(r"tên mẫu (?:đơn|tờ khai)|số lượng(?: bộ)? hồ sơ\b[^;]{0,60}$", re.IGNORECASE)
# What the portal glued on: the next name, the name of a file, a code of a result.
STRAY = re.compile(
    r"(?-i:[a-zà-ỹ]{2}[A-ZĐ][a-zà-ỹ]{2})|\b[A-Z][0-9]{2}\.[0-9]{2,3}\.\S*|\.(?:docx?|pdf|xlsx?)\b"
    r"|[0-9] bản (?:chính|sao)\.?(?-i:[A-ZĐ])",
    re.IGNORECASE,
)
ONE_OF = re.compile(
    r"(?:bản [^:;]{3,120}? )?một trong (?:các|những|hai|ba) (?:loại )?"
    r"(?:giấy tờ|tài liệu|văn bản|giấy chứng nhận)(?:[^:;()]{0,120}:| quy định tại (?:điều|khoản|điểm)(?!.*đối với))",
    re.IGNORECASE,
)
# "Các văn bản nếu bằng tiếng nước ngoài phải kèm theo bản dịch tiếng Việt".
TRANSLATED = re.compile(
    r"(?:các |những )?(?:văn bản|giấy tờ|tài liệu)[^.;:]{0,60}tiếng nước ngoài[^.;:]{0,40}bản dịch[^.;:]{0,60}",
    re.IGNORECASE,
)
PREFIX = re.compile(r"^(?:[A-Z0-9]\. ?)?thành phần hồ sơ(?: gồm)?\s*[:-]\s*(?=\S)", re.IGNORECASE)
# What applicants write themselves, with its contents: whatever these say, everybody writes it.
WRITTEN = re.compile(
    r"^((?:bản giải trình|(?:văn bản|giấy|đơn) đề nghị|đề án|đề xuất|kế hoạch|dự thảo|thuyết minh|phương án)\b"
    r"[^:;(]{0,220}?),? (?:trong đó (?:nêu|có|xác định|ghi)|có (?:các )?nội dung|(?:có )?(?:nêu|ghi) rõ"
    r"|(?:bao )?gồm (?:các )?nội dung)\b"
    r"(?!.*\b(?:nộp|gửi|kèm)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
FOLLOWING = re.compile(r"(?:các |những )?(?:tài liệu|giấy tờ) sau(?: đây)?\s*:\s*(?=[^+•-])", re.IGNORECASE)
# A sentence behind the name that says how the paper is made.
RULE_OF_IT = re.compile(
    r"[.;]\s+(?:nội dung|ảnh|tờ khai|bản (?:dịch|vẽ|khai)|đề án|báo cáo|văn bản|bản đồ|biên bản"
    r"|các (?:tài liệu|giấy tờ|văn bản))[^.;:]{0,60} (?:phải|gồm|bao gồm|được)\b"
    r"(?!.*(?:trường hợp|đối với|nếu|trừ|không phải))[^.]*$",
    re.IGNORECASE,
)
_MARKS = r"(?-i:[.:]\s+[A-ZĐÀ-Ỹ+-])|:\s*[^\s\d]|\s[-+•]\s(?-i:[A-ZĐÀ-Ỹ])|\b[b-e]\) "
SENTENCES = re.compile(rf"{_MARKS}|;\s*(?!hoặc )(?:{_NOUN})", re.IGNORECASE)
LISTED = re.compile(_MARKS, re.IGNORECASE)  # short lists of papers: all are seen
LUMPED = re.compile(rf";\s*(?-i:(?=[A-ZĐ]))(?:{_NOUN})", re.IGNORECASE)
APPLICATION = re.compile(r"đơn\b|tờ khai|giấy đề nghị|văn bản đề nghị", re.IGNORECASE)
LOST = re.compile(r"bị (?:mất|hỏng|hư hỏng)", re.IGNORECASE)
NO_CASE = re.compile(
    r"\btrừ\b|\bmiễn\b|\bnếu\b|không (?:phải|cần|áp dụng)|^(?:trường hợp )?(?:quy định|nêu)(?: tại|\s*$)"
    r"|một trong|hoặc đối với|lần đầu",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"liên quan khác|(?:giấy tờ|tài liệu|văn bản|hồ sơ)(?: [a-zà-ỹ]+)? khác(?! (?:chứng minh|có giá trị|xác))"
    r"|(?:giấy tờ|tài liệu|hồ sơ) (?:có )?liên quan(?= kèm|$)|ủy quyền",
    re.IGNORECASE,
)
TOWARDS = re.compile(r"đối với (?:việc |các )?(\S+ \S+ \S+(?: \S+)?)", re.IGNORECASE)
# Part of what the matter is about: "đối với việc sáp nhập trường tiểu học tư thục".
NARROWER = re.compile(r"\b(?:tư thục|dân lập|công lập)\b", re.IGNORECASE)
OF_AN_OFFICE = re.compile(
    r"(?:quyết định|tờ trình|công văn|(?:văn bản|công văn|tờ trình) đề nghị[^;,]{0,80}|báo cáo thẩm định) "
    r"của (?:chủ tịch )?(?:ủy ban|ubnd|sở|cơ quan thẩm)"
    r"|dự thảo quyết định",
    re.IGNORECASE,
)
SEAM = re.compile(r" và (?=\S)|[;,] ?(?:và )?")
# Other papers, named by what this one is about or who gives it: "phê duyệt đề tài, dự án", "của người có giấy phép".
NAMED_IN_IT = re.compile(
    r"(?:về việc (?:phê duyệt|chấp thuận) |của (?:tổ chức|cá nhân|doanh nghiệp|người)(?:, cá nhân)? có )[^;:()]*",
    re.IGNORECASE,
)
SYNONYMS = re.compile(
    r"(?:(?:giấy tờ|tài liệu|văn bản|chứng từ|hồ sơ|văn bằng|chứng chỉ|quyết định)(?:, | và | hoặc )){1,3}"
    r"(?:giấy tờ|tài liệu|văn bản|chứng từ|hồ sơ|văn bằng|chứng chỉ|quyết định)",
    re.IGNORECASE,
)
