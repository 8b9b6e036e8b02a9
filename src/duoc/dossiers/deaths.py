"""A party who dies between filing and result: nothing is accepted, proposed or signed in their name until an official
has said how the dossier goes on (Civil Code 2015, Art. 16.3: legal capacity ends with death)."""

from django.utils.translation import gettext_lazy

from duoc.dossiers.acts.doing import Condition
from duoc.dossiers.models import Dossier

OPEN = frozenset({Dossier.State.FILED, Dossier.State.PROCESSING, Dossier.State.SUPPLEMENT, Dossier.State.SUSPENDED})
DEATH_SETTLED = Condition(
    lambda dossier: not dossier.applicant_died,
    gettext_lazy("Người yêu cầu đã được đăng ký khai tử sau khi nộp hồ sơ này."),
    gettext_lazy("Công chức xử lý quyết định giải quyết tiếp hay dừng rồi mới làm bước này."),
)
"""Of every act that goes on in the applicant's name."""
