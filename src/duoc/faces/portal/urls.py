"""The citizen's addresses: Vietnamese words without accents, never personal data."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from duoc.faces.portal.act import views as act
from duoc.faces.portal.appointment import views as appointment
from duoc.faces.portal.cancellation import views as cancellation
from duoc.faces.portal.check import views as check
from duoc.faces.portal.co_sign import views as co_sign
from duoc.faces.portal.contact import views as contact
from duoc.faces.portal.contact_data import views as contact_data
from duoc.faces.portal.contents import views as contents
from duoc.faces.portal.documents import views as documents
from duoc.faces.portal.dossier import views as dossier
from duoc.faces.portal.dossiers import views as dossiers
from duoc.faces.portal.draft_check import views as draft_check
from duoc.faces.portal.draft_deletion import views as draft_deletion
from duoc.faces.portal.follow import views as follow
from duoc.faces.portal.front import views as front
from duoc.faces.portal.groups import views as groups
from duoc.faces.portal.guide import views as guide
from duoc.faces.portal.items import views as items
from duoc.faces.portal.mandates import views as mandates
from duoc.faces.portal.notices import views as notices
from duoc.faces.portal.papers import views as papers
from duoc.faces.portal.payment import views as payment
from duoc.faces.portal.procedures import views as procedures
from duoc.faces.portal.questions import views as questions
from duoc.faces.portal.security import views as security
from duoc.faces.portal.sign_in import views as sign_in
from duoc.faces.portal.supplement import views as supplement
from duoc.faces.portal.verification import views as verification
from duoc.faces.portal.whose import views as whose


class ProcedureCode(StringConverter):
    """A procedure code, such as 1.001193; the same as `CODE` of the language."""

    regex = r"(?:[0-9]|[A-Z]{2,8})\.[0-9]{6}"


register_converter(ProcedureCode, "procedure")

app_name = "portal"
urlpatterns = [
    path("", front.home, name="home"),
    path("rieng-tu/", front.privacy, name="privacy"),
    path(".well-known/security.txt", security.security, name="security"),
    path("khieu-nai/", guide.complaints, name="complaints"),
    path("khieu-nai/lan-hai/", guide.second_complaints, name="second_complaints"),
    path("thu-tuc/", procedures.listing, name="procedures"),
    path("thu-tuc/<procedure:code>/", procedures.procedure, name="procedure"),
    path("thu-tuc/lien-thong/<slug:id>/", groups.group, name="group"),
    path("thu-tuc/<procedure:code>/bat-dau/", questions.begin, name="begin"),
    path("thu-tuc/<procedure:code>/cho-ai/", whose.choose, name="whose"),
    path("chon-thu-tuc/", guide.guide, name="guide"),
    path("chon-thu-tuc/<slug:step>/", guide.guide, name="guide"),
    path("dang-nhap/", sign_in.sign_in, name="sign-in"),
    path("demo/as/<slug:username>", sign_in.demo, name="demo"),
    path("demo/as/<slug:username>/", sign_in.demo),
    path("gui-lai/", sign_in.unsent, name="unsent"),
    path("dang-xuat/", sign_in.sign_out, name="sign-out"),
    path("ngon-ngu/", sign_in.language, name="language"),
    path("soan/<uuid:draft_id>/", questions.resume, name="resume"),
    path("soan/<uuid:draft_id>/quy-dinh-moi/", questions.newer, name="newer"),
    path("soan/<uuid:draft_id>/khong-phu-hop/", questions.unfit, name="unfit"),
    path("soan/<uuid:draft_id>/giay-to/", papers.papers, name="papers"),
    path("soan/<uuid:draft_id>/giay-to/<uuid:paper_id>/", papers.shown, name="draft-paper"),
    path("soan/<uuid:draft_id>/giay-to/<uuid:paper_id>/nho/", papers.thumbnail, name="draft-paper-thumbnail"),
    path("soan/<uuid:draft_id>/giay-to/<uuid:paper_id>/go-bo/", papers.remove, name="draft-paper-remove"),
    path("soan/<uuid:draft_id>/kiem-tra/", check.check, name="check"),
    path("cung-ky/<uuid:draft_id>/moi/", co_sign.invite, name="invite-to-sign"),
    path("cung-ky/<uuid:draft_id>/", co_sign.co_sign, name="co-sign"),
    path("cung-ky/<uuid:draft_id>/du-thao/", draft_check.draft_beside, name="draft-beside"),
    path("cung-ky/<uuid:draft_id>/du-thao/<uuid:content_id>.pdf", draft_check.draft_pdf_beside),
    path("soan/<uuid:draft_id>/xoa/", draft_deletion.delete, name="delete-draft"),
    path("soan/<uuid:draft_id>/<slug:page_id>/", questions.questions, name="questions"),
    path("soan/<uuid:draft_id>/<slug:page_id>/<slug:item_id>/", items.item, name="item"),
    path("soan/<uuid:draft_id>/<slug:page_id>/<slug:item_id>/xoa/", items.remove, name="remove-item"),
    path("ho-so/", dossiers.listing, name="dossiers"),
    path("ho-so/lien-lac/", contact_data.contact_data, name="contact-data"),
    path("ho-so/<uuid:id>/", dossier.dossier, name="dossier"),
    path("ho-so/<uuid:id>/lich.ics", appointment.calendar, name="calendar"),
    path("ho-so/<uuid:id>/da-nop/", check.filed, name="filed"),
    path("ho-so/<uuid:id>/noi-dung/", contents.contents, name="contents"),
    path("ho-so/<uuid:id>/giay-to/<uuid:paper_id>/", contents.paper, name="paper"),
    path("ho-so/<uuid:id>/ai-da-xem/", contents.looks, name="looks"),
    path("ho-so/<uuid:id>/bo-sung/", supplement.supplement, name="supplement"),
    path("ho-so/<uuid:id>/du-thao/", draft_check.draft, name="draft"),
    path("ho-so/<uuid:id>/du-thao/<uuid:content_id>.pdf", draft_check.draft_pdf, name="draft-pdf"),
    path("ho-so/<uuid:id>/viec/<slug:word>/", act.act, name="act"),
    path("ho-so/<uuid:id>/huy/", cancellation.cancel, name="cancel"),
    path("ho-so/<uuid:id>/thanh-toan/", payment.pay, name="pay"),
    path("thanh-toan-thu/", payment.demo, name="demo-pay"),
    path("ho-so/<uuid:id>/thong-bao.pdf", documents.filing_notice, name="filing-notice"),
    path("ho-so/<uuid:id>/giay-tiep-nhan.pdf", documents.receipt, name="receipt"),
    path("ho-so/<uuid:id>/bo-sung/<int:turn>.pdf", documents.supplement, name="supplement-pdf"),
    path("ho-so/<uuid:id>/xin-loi.pdf", documents.apology, name="apology-pdf"),
    path("ho-so/<uuid:id>/tu-choi.pdf", documents.refusal, name="refusal-pdf"),
    path("ho-so/<uuid:id>/dung-giai-quyet.pdf", documents.stop_notice, name="stop-pdf"),
    path("ho-so/<uuid:id>/bien-ban/<int:turn>.pdf", documents.minutes, name="minutes"),
    path("ho-so/<uuid:id>/bien-ban-niem-yet/<int:turn>.pdf", documents.posting_minutes, name="posting-minutes"),
    path("ho-so/<uuid:id>/giay-cua-bo/", documents.ministry_paper, name="ministry-paper"),
    path("ho-so/<uuid:id>/ket-qua.pdf", documents.first_result, name="first-result"),
    path("ho-so/<uuid:id>/ket-qua/<uuid:decision_id>.pdf", documents.result, name="result"),
    path("dai-dien/", mandates.listing, name="mandates"),
    path("dai-dien/moi/", mandates.grant, name="grant-mandate"),
    path("dai-dien/<uuid:id>/cham-dut/", mandates.end, name="end-mandate"),
    path("thong-bao/", notices.listing, name="notices"),
    path("kiem-tra/", verification.drop, name="verify-file"),
    path("kiem-tra/<slug:token>/", verification.by_token, name="verify"),
    path("theo-doi/", follow.follow, name="follow"),
    path("theo-doi/<str:mark>/", follow.followed, name="followed"),
    path("lien-he/", contact.listing, name="contact"),
    path("lien-he/<slug:code>/", contact.unit, name="unit"),
]
