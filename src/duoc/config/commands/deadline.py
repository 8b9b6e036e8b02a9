"""Calculates a due time and shows the proof. Needs no database."""

import argparse
from collections.abc import Iterator
from datetime import datetime, time
from difflib import get_close_matches
from pathlib import Path

from duoc.config import terminal
from duoc.config.command import json_option
from duoc.config.environment import ROOT
from duoc.config.output import Output
from duoc.config.term_of_procedure import CATALOG, ProcedureTerm, bodies, province, term_of
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop
from duoc.ground.sentences import proof_text, read_in
from duoc.ground.worktime.calculations import (
    VIETNAM,
    AfterCutoff,
    Beginning,
    Clock,
    Deadline,
    Interruption,
    Mode,
    Term,
    WorktimeFault,
    due_after,
    load_clock,
    local,
    parse_term,
    review_start,
)

HELP = gettext_noop(
    "Tính ngày hẹn trả kết quả và cho biết vì sao.\n"
    'Ví dụ: duoc deadline --received 2026-11-20T15:30 --term "3 working_day" --json\n'
    "Giờ không ghi múi là giờ Việt Nam. Không cần cơ sở dữ liệu."
)

MOST_NAMES = 5
CALENDARS = ROOT / "catalog" / "national" / "calendars"


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--received", required=True, metavar=_("LÚC"), help=_("lúc nhận hồ sơ, như 2026-11-20T15:30"))
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--term", metavar=_("THỜI HẠN"), help=_('như "3 working_day", "1 month", "same_day"'))
    which.add_argument("--procedure", metavar=_("MÃ"), help=_("thời hạn theo định nghĩa của thủ tục, như 1.003650"))
    parser.add_argument(
        "--variant", default="", metavar=_("TRƯỜNG HỢP"), help=_("trường hợp, khi các thời hạn của thủ tục khác nhau")
    )
    parser.add_argument(
        "--calendar",
        action="append",
        default=[],
        metavar=_("TỆP"),
        help=_("tệp lịch dùng thay tệp cùng tên của danh mục; ghi được nhiều lần"),
    )
    parser.add_argument("--body", default="", metavar=_("MÃ"), help=_("cơ quan có lịch riêng, như 32044"))
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        metavar=_("TỪ/ĐẾN"),
        help=_("khoảng không tính, như 2026-11-23T09:00/2026-11-25T14:00; ghi được nhiều lần"),
    )
    parser.add_argument(
        "--restart",
        action="append",
        default=[],
        metavar=_("LÚC"),
        help=_("lúc thời hạn tính lại từ đầu; ghi được nhiều lần"),
    )
    parser.add_argument(
        "--posted",
        default="",
        metavar=_("NGÀY"),
        help=_("ngày niêm yết công khai, như 2026-12-15: cho biết niêm yết hết lúc nào"),
    )
    parser.add_argument(
        "--after-15",
        choices=[effect.value for effect in AfterCutoff],
        help=_("hồ sơ nhận sau 15 giờ; bỏ trống thì theo quy tắc mặc định của đơn vị thời hạn"),
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Calculate and show the due time with its proof."""
    with read_in(terminal):
        return _calculated(arguments)


def _calculated(arguments: argparse.Namespace) -> Output:
    received = _moment(arguments.received, gettext_noop('Không đọc được lúc nhận "%(text)s".'))
    written = _term(arguments, received)
    term, effect = parse_term(written.term), arguments.after_15 or written.after_15
    clock = _clock(arguments)
    due = due_after(
        received if written.review_day is None else review_start(received, written.review_day),
        term,
        [*map(_pause, arguments.pause), *map(_restart, arguments.restart)],
        calendar=clock.calendar,
        hours=clock.hours,
        after_15=AfterCutoff(effect) if effect else None,
    )
    posting = _posting(arguments.posted, written, clock) if arguments.posted else None
    answer = {"received": arguments.received, "term": str(term), **due.as_json()}
    if posting is not None:
        answer["posting"] = posting.as_json()
    return Output(answer, _table(received, term, due, posting))


def _posting(posted_on: str, written: ProcedureTerm, clock: Clock) -> Deadline:
    """Until when what was put up on this day is posted: the day itself is not counted."""
    if not written.posting:
        raise WorktimeFault(
            _("Không biết niêm yết trong bao lâu."), _("Ghi --procedure với mã của thủ tục có niêm yết, như 1.011609.")
        )
    day = _moment(posted_on, gettext_noop('Không đọc được ngày niêm yết "%(text)s".')).date()
    since = datetime.combine(day, time(7), VIETNAM)
    return due_after(
        since,
        parse_term(written.posting),
        (),
        calendar=clock.calendar,
        hours=clock.hours,
        after_15=AfterCutoff.NONE,
        beginning=Beginning.POSTED,
    )


def _clock(arguments: argparse.Namespace) -> Clock:
    """By the catalogue, with what the body has of its own there or in the files that are given."""
    own = sorted((CATALOG / province()).glob("calendars/*.yaml"))
    given = [_calendar(text) for text in arguments.calendar]
    return load_clock(CALENDARS, given, own).of_body(_body(arguments.body))


def _body(code: str) -> str:
    """The code of a body of the province, or none.

    Raises:
        WorktimeFault: the province has no such body.
    """
    known = bodies() if code else {}
    if code in known or not code:
        return code
    near = get_close_matches(code, known, MOST_NAMES, 0.5) or sorted(known)[:MOST_NAMES]
    raise WorktimeFault(
        _("Tỉnh không có cơ quan nào mã «%(code)s», nên không biết lịch của cơ quan ấy.") % {"code": code[:40]},
        _("Chọn: %(names)s.") % {"names": ", ".join(f"{one} ({known[one]})" for one in near)},
    )


def _term(arguments: argparse.Namespace, received: datetime) -> ProcedureTerm:
    if arguments.procedure:
        return term_of(arguments.procedure, arguments.variant, local(received).date())
    return ProcedureTerm(arguments.term)


def _calendar(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise WorktimeFault(_('Không có tệp lịch "%(path)s".') % {"path": text[:80]}, _("Kiểm tra đường dẫn của tệp."))
    return path


def _pause(text: str) -> Interruption:
    begins, slash, ends = text.partition("/")
    if not slash:
        raise WorktimeFault(
            _('Không đọc được khoảng không tính "%(text)s".') % {"text": text[:60]},
            _("Viết hai thời điểm cách nhau bằng dấu gạch chéo: 2026-11-23T09:00/2026-11-25T14:00."),
        )
    return Interruption(Mode.PAUSE, _moment(begins), _moment(ends), proof_text("Khoảng không tính"))


def _restart(text: str) -> Interruption:
    return Interruption(Mode.RESTART, _moment(text), _moment(text), proof_text("Hồ sơ được bổ sung đầy đủ"))


def _moment(text: str, say: str = gettext_noop('Không đọc được thời điểm "%(text)s".')) -> datetime:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise WorktimeFault(
            _(say) % {"text": text[:40]},
            _("Viết năm-tháng-ngày và giờ: 2026-11-20T15:30."),
        ) from error


def _table(received: datetime, term: Term, deadline: Deadline, posting: Deadline | None) -> str:
    facts = {
        _("Nhận lúc"): f"{local(received):%H:%M %d/%m/%Y}",
        _("Thời hạn"): term.words,
        _("Hẹn trả"): f"{deadline.due:%H:%M %d/%m/%Y}",
    }
    if posting is not None:
        facts[_("Hết niêm yết")] = f"{posting.due:%H:%M %d/%m/%Y}"
    width = max(10, *map(len, facts))
    rows = [f"{name:{width}} {value}" for name, value in facts.items()]
    rows += ["", _("Vì sao có ngày này:"), *_proof(deadline)]
    if posting is not None:
        rows += ["", _("Niêm yết:"), *_proof(posting)]
    return "\n".join([*rows, "", _("✓ được tính vào thời hạn, · không tính")])


def _proof(deadline: Deadline) -> Iterator[str]:
    for line in deadline.proof:
        law, _mark, number = line.article.partition("#")
        place = _("Điều %(number)s") % {"number": number} if number else ""
        source = f"{law} {place}".rstrip()
        article = f"  [{source}]" if source else ""
        doubt = "  " + _("(đang xác minh: %(what)s)") % {"what": line.to_verify} if line.to_verify else ""
        yield f"  {'✓' if line.counted else '·'} {line.day:%d/%m/%Y}  {line.why}{article}{doubt}"
