"""Every address of the desk, under /ban/."""

from django.urls import URLPattern, URLResolver, include, path

from duoc.faces.desk import (
    administration,
    asking,
    books,
    copying,
    dossier,
    listing,
    posts,
    printing,
    proposing,
    receiving,
    registry,
    result,
    serving,
    signing,
    story,
    work,
)

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
    path("da-thu/", receiving.collect, name="collect"),
    path("mien-phi/", receiving.waive, name="waive"),
    path("bo-sung/", asking.ask, name="ask"),
    path("tu-choi/", receiving.refuse, name="refuse"),
    path("tra-ket-qua/", receiving.hand_over, name="hand-over"),
    path("xem-truoc/", proposing.preview, name="preview"),
    path("trinh/", proposing.propose, name="propose"),
    path("khong-giai-quyet/", proposing.decline, name="decline"),
    path("ky/", signing.sign, name="sign"),
    path("tra-lai/", signing.send_back, name="send-back"),
    path("phat-hanh/", registry.issue, name="issue"),
]
desk: list[URLPattern | URLResolver] = [
    path("", work.home, name="home"),
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
    path("chuc-danh/", posts.posts, name="posts"),
    path("co-quan/", administration.organisations, name="organisations"),
    path("quyen/", administration.posts, name="powers"),
    path("he-thong/", administration.system, name="system"),
]
urlpatterns = [path("ban/", include(desk))]
