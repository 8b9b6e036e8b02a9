"""What can go wrong with a document, said in Vietnamese."""

from collections.abc import Sequence
from pathlib import Path

from duoc.ground.refusal import NotNow
from duoc.ground.sentences import gettext as _


class DocumentFault(NotNow):
    """A document could not be made or signed. The text is meant for people: what happened, and what to do next."""

    def __init__(self, say: str, remedy: str = "", *, file: Path | None = None, line: int | None = None) -> None:
        super().__init__(say, remedy)
        self.file = file
        self.line = line

    def __str__(self) -> str:
        return self.words


class OpenBlank(DocumentFault):
    """A text that is to be signed has places that nothing fills: a form is never signed with an open line."""

    def __init__(self, places: Sequence[tuple[str, int]]) -> None:
        """Args: places: what stands before each, "" where nothing does, and its page."""
        named = [label.strip(" :") or _("chỗ chấm ở trang %(page)s") % {"page": page} for label, page in places]
        super().__init__(
            _("Văn bản còn chỗ trống, chưa ký được: %(places)s.") % {"places": "; ".join(dict.fromkeys(named))},
            _("Hãy điền câu còn thiếu rồi trình lại. Nếu là câu trả lời của người nộp, hãy yêu cầu bổ sung câu đó."),
        )


class UnprintableLetter(DocumentFault):
    """A text has a letter that the fonts cannot print. `letter` names it, `text` is where it stands."""

    def __init__(self, letter: str, text: str, *, file: Path | None = None, line: int | None = None) -> None:
        super().__init__(
            _("Giấy tờ không in được “%(letter)s” trong “%(text)s”.") % {"letter": letter, "text": text[:100]},
            _("Hãy sửa chỗ đó. Nếu là câu trả lời của người nộp, hãy yêu cầu bổ sung: ghi bằng chữ cái La-tinh."),
            file=file,
            line=line,
        )
        self.letter = letter
        self.text = text
