"""What a procedure costs. An amount is taken over only when nothing on the page speaks against it."""

import re
from collections.abc import Sequence
from typing import Any

from duoc.importer.channels import ChannelRow, FeeCell
from duoc.importer.cleaning import cut, one_line
from duoc.importer.doubts import Doubts
from duoc.importer.time_limits import NAMES
from duoc.language.calculations import vnd

LEAST = 1000  # VND; the smallest fee of the catalogue in force is 1,000 for a page of a certified copy
LABEL = "Phí, lệ phí"
UNKNOWN = "to_verify"
_FREE = re.compile(
    r"(?:không(?: có| quy định| thu| phải nộp)?[^0-9]{0,40}|miễn[^0-9]{0,40}|chưa quy định[^0-9]{0,20})\.?"
)
_AMOUNTS = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{4,})(?=\s*(?:đồng|đ\b|vnđ|vnd|/))", re.IGNORECASE)
_FIXED = re.compile(
    r"^/?\s*(?:0?1 |một )?(?:lần|hồ sơ|trường hợp|thủ tục|bộ hồ sơ|giấy phép|giấy chứng nhận)", re.IGNORECASE
)
# "0,1% tổng giá trị hợp đồng", "một phần nghìn": a share of something that only the dossier tells.
_RATE = re.compile(r"[0-9]\s*%|phần (?:trăm|nghìn|mười nghìn)\b|\btỷ lệ\b", re.IGNORECASE)
_SAYS_FEE = re.compile(r"(?<!kinh )(?<!chi )(?<!học )\bphí\b", re.IGNORECASE)
_MONEY = re.compile(r"[0-9][0-9.,]*\s*(?:đồng|đ\b|vnđ|vnd)|%", re.IGNORECASE)
_PER = re.compile(r"(?:đồng|đ|vnđ|vnd)?\s*/\s*(?:0?1 )?([^\d\s(),;.][^(),;.\d]{1,40})", re.IGNORECASE)
_COUNCIL = re.compile(r"hội đồng nhân dân|hđnd", re.IGNORECASE)
_UNTIL = re.compile(
    r"đến hết (?:ngày )?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|từ ngày [0-9]{1,2}/[0-9]{1,2}/[0-9]{4}", re.IGNORECASE
)
_LABEL = re.compile(r"^[-+(\s]*((?:Lệ phí|Phí)(?:[^:;.()0-9]{3,160}(?=:)|[^:;,.()0-9]{3,120}))", re.IGNORECASE)


def read(rows: Sequence[ChannelRow], doubts: Doubts) -> list[dict[str, Any]]:
    """The fee lines of a definition: one for all channels when they agree, else one for each."""
    lines: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        line = _line(row, doubts)
        if line not in lines.setdefault(row.channel, []):
            lines[row.channel].append(line)
    if not lines:
        doubts.add("no_fee_information", "Trang quốc gia không có bảng phí.")
        return [_unknown(LABEL, "Trang quốc gia không ghi phí.")]
    groups = list(lines.values())
    if all(group == groups[0] for group in groups):
        return _settled(groups[0])
    by_channel = []
    for channel, group in lines.items():
        for line in _settled(group):
            label = f"{line['for']} (nộp {NAMES[channel]})"
            by_channel.append({**line, "for": label, "when": f'channel == "{channel}"'})
    return by_channel


def _settled(group: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Several rows of one channel with several fees are cases; which one applies the page does not say."""
    if len(group) == 1:
        return group
    if all(line["amount"] == 0 for line in group):
        return group[:1]
    amounts = "; ".join(str(line.get("to_verify") or line["amount"]) for line in group)
    return [_unknown(LABEL, cut(f"Trang quốc gia ghi nhiều mức theo từng trường hợp: {amounts}", 1500))]


def _line(row: ChannelRow, doubts: Doubts) -> dict[str, Any]:
    fee, remark = row.fee, one_line(row.fee.remark)
    label = _label(remark)
    if fee.amount is None and not fee.currency:
        doubts.add("no_fee_information", f"Ô phí trên trang quốc gia để trống.{_quoted(remark)}")
        return _unknown(label, f"Trang quốc gia không ghi mức phí.{_quoted(remark)}")
    if fee.currency not in ("", "VND"):
        doubts.add("foreign_currency", f"Trang quốc gia ghi {fee.shown}.{_quoted(remark)}")
        return _unknown(label, f"Trang quốc gia ghi {fee.shown}; cách thu bằng đồng chưa rõ.{_quoted(remark)}")
    kind, say = _doubt(fee, remark)
    if not kind and (described := _described(row)):
        kind, say = _doubt(fee, f"{remark} {described}".strip())
    if kind:
        doubts.add(kind, say)
        line = _unknown(label, say)
        if kind == "council_fee":
            line["set_by"] = "province"
        return line
    return {"for": label, "kind": _kind(label), "amount": fee.amount or 0}


def _described(row: ChannelRow) -> str:
    """The description of the channel, where it speaks of a fee and its amount."""
    text = one_line(row.text)
    return text if _SAYS_FEE.search(text) and _MONEY.search(text) else ""


def _doubt(fee: FeeCell, remark: str) -> tuple[str, str]:
    """The kind of doubt that forbids taking the amount over, and its words; ("", "") when there is none."""
    amount, figures = fee.amount, [int(re.sub(r"[.,]", "", figure)) for figure in _AMOUNTS.findall(remark)]
    if amount is None or 0 < amount < LEAST:
        return "suspicious_fee", f"Trang quốc gia ghi mức {fee.shown}.{_quoted(remark)}"
    if amount == 0:
        if figures:
            return "fee_contradicts", f"Ô phí ghi miễn phí nhưng ghi chú nói tới tiền.{_quoted(remark)}"
        if _COUNCIL.search(remark):
            return "council_fee", f"Mức do Hội đồng nhân dân tỉnh quy định.{_quoted(remark)}"
        if remark and not _FREE.fullmatch(remark.casefold()):
            return "fee_by_reference", f"Ô phí ghi miễn phí, ghi chú dẫn sang quy định khác.{_quoted(remark)}"
        return "", ""
    if _RATE.search(remark):
        return "fee_by_rate", f"Phí tính theo tỷ lệ; ô phí ghi {vnd(amount)}.{_quoted(remark)}"
    if figures and any(figure != amount for figure in figures):
        return "fee_contradicts", f"Ô phí ghi {vnd(amount)}, ghi chú ghi mức khác.{_quoted(remark)}"
    if _UNTIL.search(remark):
        return "fee_for_a_time", f"Mức {vnd(amount)} có thời hạn áp dụng.{_quoted(remark)}"
    per = _PER.search(remark)
    if per and not _FIXED.match(per.group(1)):
        return "fee_per_unit", f"Mức {vnd(amount)} tính cho mỗi {per.group(1).strip()}."
    return "", ""


def _unknown(label: str, why: str) -> dict[str, Any]:
    return {"for": label, "kind": _kind(label), "amount": UNKNOWN, "to_verify": cut(why, 1500)}


def _label(remark: str) -> str:
    match = _LABEL.match(remark)
    return cut(_capital(match.group(1).strip()), 160) if match else LABEL


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _kind(label: str) -> str:
    return "charge" if label.startswith("Lệ phí") else "fee"


def _quoted(remark: str) -> str:
    return f" Ghi chú: {cut(remark, 400)}" if remark else ""
