"""Is each step where its act finds what it needs: taken in, then proposed, signed, issued, handed over?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition, Step
from duoc.language.faults import Finding
from duoc.language.surroundings import Surroundings

# The powers of the acts, as the roles of the catalogue name them.
ACCEPT = "dossiers:dossier:accept"
PROPOSE = "dossiers:dossier:examine"
ISSUE = "registers:decision:issue"
HAND_OVER = "dossiers:dossier:return"


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Steps that come before the act on whose result theirs is done. Nothing where the roles are not known, or where
    a ministry's system makes the result."""
    if around.roles is None or definition.handled_in == "ministry":
        return
    turns = _Turns(definition, around)
    yield from turns.taken_in()
    if turns.signing:
        yield from turns.proposed()
        yield from turns.issued()


class _Turns:
    """The steps of a definition, and what the roles that do them may do."""

    def __init__(self, definition: Definition, around: Surroundings) -> None:
        self.steps = definition.steps
        self.roles = around.roles or {}
        self.unconditional = any(result.when is None for result in definition.outcome.results)
        signers = {result.signer for result in definition.outcome.results if result.signer}
        self.signing = [at for at, step in enumerate(self.steps) if step.at is None and step.post in signers]

    def may(self, step: Step, power: str) -> bool:
        return step.at is None and power in self.roles.get(step.post, ())

    def anybody_may(self, power: str) -> bool:
        return any(power in held for held in self.roles.values())

    def who(self, power: str) -> str:
        return ", ".join(role for role, held in self.roles.items() if power in held)

    def taken_in(self) -> Iterator[Finding]:
        if self.anybody_may(ACCEPT) and not self.may(self.steps[0], ACCEPT):
            what = _("Bước đầu tiên «%(id)s» giao cho chức danh không được tiếp nhận hồ sơ.") % {"id": self.steps[0].id}
            remedy = _("Đặt trước một bước có post: %(names)s.") % {"names": self.who(ACCEPT)}
            yield Finding("steps", ("steps", 0), what, _("Hồ sơ nộp vào không ai tiếp nhận được."), remedy)

    def proposed(self) -> Iterator[Finding]:
        """Whoever signs gets a draft: somebody has proposed it after the request was taken in."""
        first = next((at for at, step in enumerate(self.steps) if step.signs), self.signing[0])
        first = min(first, self.signing[0])
        if first and self.anybody_may(PROPOSE) and not any(self.may(step, PROPOSE) for step in self.steps[1:first]):
            what = _("Bước «%(id)s» ký mà giữa tiếp nhận và ký không bước nào trình được dự thảo.") % {
                "id": self.steps[first].id
            }
            remedy = _("Thêm vào giữa một bước có post: %(names)s.") % {"names": self.who(PROPOSE)}
            yield Finding("steps", ("steps", first), what, _("Hồ sơ đến người ký mà chưa có gì để ký."), remedy)

    def issued(self) -> Iterator[Finding]:
        """Behind the last signature the result is numbered at once, and only then handed over."""
        if not self.anybody_may(ISSUE):
            return
        last = self.signing[-1]
        names = self.who(ISSUE)
        issuing = [at for at, step in enumerate(self.steps) if at > last and self.may(step, ISSUE)]
        if not issuing:
            yield self._never_issued(last, names)
            return
        for at in range(last + 1, issuing[0]):
            what = _("Bước «%(id)s» đứng giữa bước ký và bước phát hành.") % {"id": self.steps[at].id}
            why = _("Kết quả chưa có số, ngày nên ở bước này không làm được gì, và không trả được cho ai.")
            yield Finding("steps", ("steps", at), what, why, _("Chuyển bước này lên trước bước ký, hoặc ra sau cùng."))
        conditional = all(self.steps[at].when is not None for at in issuing)
        if conditional and self.unconditional:
            what = _("Kết quả nào cũng ban hành, nhưng bước phát hành «%(id)s» có điều kiện.") % {
                "id": self.steps[issuing[0]].id
            }
            why = _("Có hồ sơ ký xong mà không ai cho số, đóng dấu.")
            yield Finding("steps", ("steps", issuing[0], "when"), what, why, _("Bỏ when của bước."))
        yield from self._handed_over(issuing[0])

    def _never_issued(self, last: int, names: str) -> Finding:
        before = next((at for at in range(last) if self.may(self.steps[at], ISSUE)), None)
        why = _("Ký xong không ai cho số, đóng dấu được, nên kết quả không bao giờ có hiệu lực.")
        if before is None:
            what = _("Sau bước ký «%(id)s» không bước nào phát hành kết quả.") % {"id": self.steps[last].id}
            remedy = _("Thêm ngay sau bước ký một bước có post: %(names)s.") % {"names": names}
            return Finding("steps", ("steps", last), what, why, remedy)
        what = _("Bước «%(id)s» phát hành kết quả mà đứng trước bước ký «%(sign)s».") % {
            "id": self.steps[before].id,
            "sign": self.steps[last].id,
        }
        return Finding("steps", ("steps", before), what, why, _("Chuyển bước này ra ngay sau bước ký."))

    def _handed_over(self, issuing: int) -> Iterator[Finding]:
        """Behind the issuing the result is handed over, and nothing else is left to do."""
        if not self.anybody_may(HAND_OVER):
            return
        if not any(self.may(step, HAND_OVER) for step in self.steps[issuing + 1 :]):
            what = _("Sau bước phát hành «%(id)s» không bước nào trả kết quả.") % {"id": self.steps[issuing].id}
            remedy = _("Thêm sau cùng một bước có post: %(names)s.") % {"names": self.who(HAND_OVER)}
            yield Finding("steps", ("steps", issuing), what, _("Kết quả nằm lại, không ai trả."), remedy)
        for at in range(issuing + 1, len(self.steps)):
            if not self.may(self.steps[at], HAND_OVER):
                what = _("Bước «%(id)s» đứng sau phát hành mà chức danh không trả kết quả được.") % {
                    "id": self.steps[at].id
                }
                why = _("Hồ sơ đã xong thì bước này không còn việc gì để làm.")
                yield Finding("steps", ("steps", at), what, why, _("Chuyển bước này lên trước bước ký, hoặc bỏ đi."))
