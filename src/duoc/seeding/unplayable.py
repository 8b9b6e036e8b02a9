"""Why a turn of a story cannot even be tried: nobody is there, or there is nothing to do it on."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.people.models import Organisation

NOBODY = gettext_noop("%(act)s: không ai giữ vai «%(role)s» ở %(body)s. Sửa by, hoặc xem lại trạng thái của hồ sơ.")
ON_NO_DESK = gettext_noop(
    "%(act)s: hồ sơ không nằm ở bàn nào (%(state)s), nên phải nói ai làm. Thêm by, hoặc bỏ lượt này."
)
NO_BODY = gettext_noop("%(act)s: tỉnh không có cơ quan nào có mã «%(body)s». Xem các mã trong organisations.yaml.")
NOTHING_THERE = gettext_noop("%(act)s: hồ sơ chưa có %(thing)s nào để làm việc này. Xếp lượt tạo ra nó lên trước.")

WRONG = gettext_noop("%(act)s không chạy được: %(what)s %(remedy)s")


class Unplayable(LookupError):
    """A turn that the stage cannot try; no act has refused it.

    Attributes:
        sentence: with places for `facts` and for the `act`, as translations know it.
    """

    def __init__(self, sentence: str, **facts: str) -> None:
        super().__init__(sentence, facts)
        self.sentence, self.facts = sentence, facts

    def __str__(self) -> str:
        return _(self.sentence) % {"act": "", **self.facts}


def body(code: str) -> Organisation:
    """The body with this code.

    Raises:
        Unplayable: the province has none.
    """
    known = Organisation.objects.select_related("parent").filter(code=code).first()
    if known is None:
        raise Unplayable(NO_BODY, body=code)
    return known
