"""Every address of the desk, under /ban/."""

from django.urls import URLPattern, URLResolver, include, path

from duoc.faces.desk.acceptance import views as receiving
from duoc.faces.desk.administration import views as administration
from duoc.faces.desk.charges import views as collecting
from duoc.faces.desk.consultation import views as consulting
from duoc.faces.desk.copy_sheet import views as copying
from duoc.faces.desk.dossier import views as dossier
from duoc.faces.desk.dossiers import views as listing
from duoc.faces.desk.extension import views as extending
from duoc.faces.desk.files import views as serving
from duoc.faces.desk.forms import views as printing
from duoc.faces.desk.handover import views as handing_over
from duoc.faces.desk.history import views as story
from duoc.faces.desk.posting import views as posting
from duoc.faces.desk.posts import views as posts
from duoc.faces.desk.procedures import views as catalogue
from duoc.faces.desk.proposal import views as proposing
from duoc.faces.desk.queue import views as queue
from duoc.faces.desk.registers import views as books
from duoc.faces.desk.registry import views as registry
from duoc.faces.desk.result import views as result
from duoc.faces.desk.signing import views as signing
from duoc.faces.desk.supplement import views as asking

app_name = "desk"

of_dossier: list[URLPattern | URLResolver] = [
    path("", dossier.dossier_page, name="dossier"),
    path("qua-trinh/", story.course, name="course"),
    path("phieu-chep/", copying.sheet, name="copy-sheet"),
    path("lien-he/", story.contact, name="contact"),
    path("ai-da-xem/", story.looks, name="looks"),
    path("giay-to/<uuid:paper_id>/", serving.paper, name="paper"),
    path("to-khai/<slug:paper_code>/", serving.made_form, name="made-form"),
    path("du-thao/<uuid:content_id>/", serving.draft, name="draft"),
    path("giay-tiep-nhan.pdf", printing.receipt, name="receipt"),
    path("phieu-bo-sung-<int:turn>.pdf", printing.supplement, name="supplement-form"),
    path("phieu-tu-choi.pdf", printing.refusal, name="refusal-form"),
    path("tiep-nhan/", receiving.accept, name="accept"),
    path("da-thu/", collecting.collect, name="collect"),
    path("mien-phi/", collecting.waive, name="waive"),
    path("bo-sung/", asking.ask, name="ask"),
    path("tu-choi/", receiving.refuse, name="refuse"),
    path("tra-ket-qua/", handing_over.hand_over, name="hand-over"),
    path("them-thoi-gian/", extending.extend, name="extend"),
    path("niem-yet/", posting.posting, name="posting"),
    path("lay-y-kien/", consulting.consult, name="consult"),
    path("y-kien/<uuid:consultation_id>/", consulting.hear, name="hear"),
    path("xem-truoc/", proposing.preview, name="preview"),
    path("trinh/", proposing.propose, name="propose"),
    path("khong-giai-quyet/", proposing.decline, name="decline"),
    path("ky/", signing.sign, name="sign"),
    path("tra-lai/", signing.send_back, name="send-back"),
    path("phat-hanh/", registry.issue, name="issue"),
]
desk: list[URLPattern | URLResolver] = [
    path("", queue.home, name="home"),
    path("ho-so/", listing.dossier_list, name="dossiers"),
    path("ho-so/<uuid:dossier_id>/", include(of_dossier)),
    path("cho-ky/", signing.to_sign, name="to-sign"),
    path("cho-ky/ky/", signing.sign_many, name="sign-many"),
    path("cho-ky/ket-qua/", signing.signed_many, name="signed-many"),
    path("van-thu/", registry.to_issue, name="to-issue"),
    path("van-thu/phat-hanh/", registry.issue_many, name="issue-many"),
    path("van-thu/ket-qua/", registry.issued_many, name="issued-many"),
    path("van-thu/da-phat-hanh/", registry.issued, name="issued"),
    path("ket-qua/<uuid:decision_id>/", result.result, name="result"),
    path("ket-qua/<uuid:decision_id>/tep/", result.file, name="result-file"),
    path("ket-qua/<uuid:decision_id>/thu-hoi/", result.revoke, name="revoke"),
    path("so/", books.books, name="books"),
    path("so/<slug:code>/", books.book, name="book"),
    path("so/<slug:code>/<uuid:entry_id>/", books.entry, name="entry"),
    path("thu-tuc/", catalogue.procedures, name="procedures"),
    path("thu-tuc/<str:code>/", catalogue.procedure, name="procedure"),
    path("chuc-danh/", posts.posts, name="posts"),
    path("co-quan/", administration.organisations, name="organisations"),
    path("quyen/", administration.posts, name="powers"),
    path("he-thong/", administration.system, name="system"),
]
urlpatterns = [path("ban/", include(desk))]
