"""Every address of the desk, under /ban/."""

from django.urls import URLPattern, URLResolver, include, path

from duoc.faces.desk.absences import views as absences
from duoc.faces.desk.acceptance import views as acceptance
from duoc.faces.desk.act import views as act
from duoc.faces.desk.administration import views as administration
from duoc.faces.desk.answerers import views as answerers
from duoc.faces.desk.archive import views as archive
from duoc.faces.desk.calendars import views as calendars
from duoc.faces.desk.charges import views as charges
from duoc.faces.desk.comparison import views as comparison
from duoc.faces.desk.consultation import views as consultation
from duoc.faces.desk.copy_sheet import views as copy_sheet
from duoc.faces.desk.counter import views as counter
from duoc.faces.desk.delegations import views as delegations
from duoc.faces.desk.dossier import views as dossier
from duoc.faces.desk.dossiers import views as dossiers
from duoc.faces.desk.entry_changes import views as entry_changes
from duoc.faces.desk.extension import views as extension
from duoc.faces.desk.files import views as files
from duoc.faces.desk.forms import views as forms
from duoc.faces.desk.handover import views as handover
from duoc.faces.desk.history import views as history
from duoc.faces.desk.later_decisions import views as later_decisions
from duoc.faces.desk.ministry_result import views as ministry_result
from duoc.faces.desk.new_originals import views as new_originals
from duoc.faces.desk.news import views as news
from duoc.faces.desk.opening import views as procedure_opening
from duoc.faces.desk.outages import views as outages
from duoc.faces.desk.own_body import views as own_body
from duoc.faces.desk.posting import views as posting
from duoc.faces.desk.posts import views as posts
from duoc.faces.desk.procedures import views as procedures
from duoc.faces.desk.proposal import views as proposal
from duoc.faces.desk.queue import views as queue
from duoc.faces.desk.refunds import views as refunds
from duoc.faces.desk.registers import views as registers
from duoc.faces.desk.registry import views as registry
from duoc.faces.desk.representatives import views as representatives
from duoc.faces.desk.result import views as result
from duoc.faces.desk.reviews import views as reviews
from duoc.faces.desk.seating import views as seating
from duoc.faces.desk.sharing import views as sharing
from duoc.faces.desk.signing import views as signing
from duoc.faces.desk.signing_ways import views as signing_ways
from duoc.faces.desk.steps import views as steps
from duoc.faces.desk.succession import views as succession
from duoc.faces.desk.supplement import views as supplement
from duoc.faces.desk.tracking import views as tracking
from duoc.faces.desk.unclaimed import views as unclaimed

app_name = "desk"

of_dossier: list[URLPattern | URLResolver] = [
    path("", dossier.dossier_page, name="dossier"),
    path("qua-trinh/", history.course, name="course"),
    path("phieu-chep/", copy_sheet.sheet, name="copy-sheet"),
    path("muc-luc.csv", archive.index, name="document-index"),
    path("phieu-kiem-soat.pdf", history.control_sheet, name="control-sheet"),
    path("lien-he/", history.contact, name="contact"),
    path("ai-da-xem/", history.looks, name="looks"),
    path("giay-to/<uuid:paper_id>/", files.paper, name="paper"),
    path("to-khai/<slug:paper_code>/", files.made_form, name="made-form"),
    path("du-thao/<uuid:content_id>/", files.draft, name="draft"),
    path("giay-tiep-nhan.pdf", forms.receipt, name="receipt"),
    path("phieu-bo-sung-<int:turn>.pdf", forms.supplement, name="supplement-form"),
    path("bien-ban-<int:turn>.pdf", forms.minutes, name="minutes"),
    path("van-ban-hoi-<int:turn>.pdf", forms.opinion_letter, name="opinion-letter"),
    path("xin-loi.pdf", forms.apology, name="apology-form"),
    path("phieu-tu-choi.pdf", forms.refusal, name="refusal-form"),
    path("dung-giai-quyet.pdf", forms.stop_notice, name="stop-form"),
    path("tiep-nhan/", acceptance.accept, name="accept"),
    path("da-thu/", charges.collect, name="collect"),
    path("mien-phi/", charges.waive, name="waive"),
    path("bo-sung/", supplement.ask, name="ask"),
    path("tu-choi/", acceptance.refuse, name="refuse"),
    path("ket-qua-cua-bo/", ministry_result.record, name="record-ministry-result"),
    path("giay-cua-bo/", ministry_result.paper, name="ministry-paper"),
    path("giay-cua-bo/them/", ministry_result.add_paper, name="add-ministry-paper"),
    path("tra-ket-qua/", handover.hand_over, name="hand-over"),
    path("tra-ket-qua/<slug:kind>/", handover.scan, name="handover-scan"),
    path("them-thoi-gian/", extension.extend, name="extend"),
    path("niem-yet/", posting.posting, name="posting"),
    path("niem-yet/<uuid:posting_id>/anh/", posting.photo, name="posting-photo"),
    path("bien-ban-niem-yet-<int:turn>.pdf", forms.posting_minutes, name="posting-minutes"),
    path("lay-y-kien/", consultation.consult, name="consult"),
    path("y-kien/<uuid:consultation_id>/", consultation.record_opinion, name="record-opinion"),
    path("y-kien/<uuid:consultation_id>/nhan/", answerers.take, name="take-question"),
    path("y-kien/<uuid:consultation_id>/giao/", answerers.assign, name="assign-question"),
    path("y-kien/<uuid:consultation_id>/van-ban/", consultation.answer_paper, name="answer-paper"),
    path("doi-chieu/<uuid:like_id>/", comparison.compare, name="compare"),
    path("doi-chieu-nguoi/<uuid:person_id>/", comparison.compare_person, name="compare-person"),
    path("viec/<slug:word>/", act.act, name="act"),
    path("viec/<slug:word>/van-ban.pdf", act.letter, name="act-letter"),
    path("xem-truoc/", proposal.preview, name="preview"),
    path("trinh/", proposal.propose, name="propose"),
    path("khong-giai-quyet/", proposal.decline, name="decline"),
    path("xong-buoc/", steps.finish, name="finish-step"),
    path("ky-truoc/", signing.endorse, name="endorse"),
    path("ky/", signing.sign, name="sign"),
    path("tra-lai/", signing.send_back, name="send-back"),
    path("phat-hanh/", registry.issue, name="issue"),
]
desk: list[URLPattern | URLResolver] = [
    path("", queue.home, name="home"),
    path("ho-so/", dossiers.dossier_list, name="dossiers"),
    path("ho-so/<uuid:dossier_id>/", include(of_dossier)),
    path("chua-ai-nhan/", unclaimed.listing, name="unclaimed"),
    path("nop-luu/", archive.listing, name="archive"),
    path("nop-luu/het-han/", archive.over, name="archive-over"),
    path("nop-luu/<int:year>/", archive.year, name="archive-year"),
    path("nop-luu/lan/<uuid:transfer_id>/", archive.transfer, name="archive-transfer"),
    path("nop-luu/lan/<uuid:transfer_id>/danh-muc.pdf", archive.printed, name="archive-pdf"),
    path("nop-luu/lan/<uuid:transfer_id>/danh-muc.csv", archive.table, name="archive-table"),
    path("so-theo-doi/", tracking.days, name="tracking"),
    path("so-theo-doi/<slug:on>/", tracking.day, name="tracking-day"),
    path("so-theo-doi/<slug:on>.pdf", tracking.printed, name="tracking-pdf"),
    path("so-theo-doi/<slug:on>.csv", tracking.table, name="tracking-table"),
    path("nop-tai-quay/", counter.choose, name="counter"),
    path("nop-tai-quay/<str:code>/", counter.visitor, name="counter-visitor"),
    path("nop-tai-quay/<str:code>/buu-chinh/", counter.sender, name="counter-sender"),
    path("co-quan-de-nghi/", own_body.requests, name="own-body"),
    path("co-quan-de-nghi/da-doc/", own_body.read_news, name="own-body-news"),
    path("co-quan-de-nghi/<str:code>/", own_body.begin, name="own-body-begin"),
    path("co-quan-khac-hoi/", steps.asked_here, name="asked-here"),
    path("xac-dinh-co-quan/", succession.choose, name="choose-bodies"),
    path("xac-dinh-co-quan/ket-qua/", succession.not_chosen, name="not-chosen"),
    path("xep-chuc-danh/", seating.place, name="place-posts"),
    path("cho-ky/", signing.to_sign, name="to-sign"),
    path("cho-ky/ky/", signing.sign_many, name="sign-many"),
    path("cho-ky/ket-qua/", signing.signed_many, name="signed-many"),
    path("van-thu/", registry.to_issue, name="to-issue"),
    path("van-thu/phat-hanh/", registry.issue_many, name="issue-many"),
    path("van-thu/ket-qua/", registry.issued_many, name="issued-many"),
    path("van-thu/da-phat-hanh/", registry.issued, name="issued"),
    path("ket-qua/<uuid:decision_id>/", result.result, name="result"),
    path("ket-qua/<uuid:decision_id>/tep/", result.file, name="result-file"),
    path("ket-qua/<uuid:decision_id>/thu-hoi/", later_decisions.revoke, name="revoke"),
    path("ket-qua/<uuid:decision_id>/cap-lai/", later_decisions.reissue, name="reissue"),
    path("ket-qua/<uuid:decision_id>/dinh-chinh/", later_decisions.choose, name="choose-correction"),
    path("ket-qua/<uuid:decision_id>/dinh-chinh/<str:field>/", later_decisions.correct, name="correct-result"),
    path("giay-moi/<uuid:original_id>/", new_originals.hand_over, name="new-original"),
    path("giay-moi/<uuid:original_id>/<slug:kind>/", new_originals.scan, name="new-original-scan"),
    path("sau-ket-qua/", later_decisions.listing, name="later-decisions"),
    path("sau-ket-qua/<uuid:later_id>/", later_decisions.decide, name="later-decision"),
    path("sau-ket-qua/<uuid:later_id>/du-thao/", later_decisions.draft, name="later-draft"),
    path("sau-ket-qua/giu/<uuid:drawn_id>/", reviews.keep, name="keep-drawn"),
    path("sau-ket-qua/bao-cao/<uuid:review_id>/", reviews.report, name="report-on-order"),
    path("so/", registers.books, name="books"),
    path("so/<slug:code>/", registers.book, name="book"),
    path("so/<slug:code>/khoa/", entry_changes.close, name="close-book"),
    path("so/<slug:code>/<uuid:entry_id>/", registers.entry, name="entry"),
    path("so/<slug:code>/<uuid:entry_id>/ghi-chu/", entry_changes.note, name="note-entry"),
    path(
        "so/<slug:code>/<uuid:entry_id>/doi-chieu/<uuid:like_id>/", comparison.compare_entries, name="compare-entries"
    ),
    path(
        "so/<slug:code>/<uuid:entry_id>/de-nghi/<uuid:correction_id>/", entry_changes.decide, name="decide-correction"
    ),
    path("so/<slug:code>/<uuid:entry_id>/sua/<str:field>/", entry_changes.correct, name="correct-entry"),
    path("so/<slug:code>/<uuid:entry_id>/sua/<str:field>/<int:row>/", entry_changes.correct, name="correct-row"),
    path("duyet-bo-sung/", supplement.to_approve, name="supplements-to-approve"),
    path("hoan-tien/", refunds.owed, name="refunds"),
    path("hoan-tien/<uuid:refund_id>/", refunds.refund, name="refund"),
    path("thu-tuc/", procedures.procedures, name="procedures"),
    path("thu-tuc/<str:code>/", procedures.procedure, name="procedure"),
    path("thu-tuc/<str:code>/mo/", procedure_opening.opening, name="procedure-opening"),
    path("lich-lam-viec/", calendars.calendars, name="calendars"),
    path("lich-lam-viec/tinh-lai/", calendars.recounts, name="recounts"),
    path("tin/", news.news, name="news"),
    path("tin/<uuid:news_id>/", news.opened, name="news-opened"),
    path("gian-doan/", outages.outages, name="outages"),
    path("gian-doan/<uuid:outage_id>/ket-thuc/", outages.end, name="outage-end"),
    path("gian-doan/<uuid:outage_id>/huy/", outages.call_off, name="outage-call-off"),
    path("phan-cong/", sharing.shares, name="sharing"),
    path("phan-cong/thoi-giao/", sharing.end, name="sharing-end"),
    path("vang-mat/", absences.absences, name="absences"),
    path("vang-mat/<uuid:absence_id>/tro-lai/", absences.end, name="absence-end"),
    path("giao-ky/", delegations.delegations, name="delegations"),
    path("giao-ky/<uuid:delegation_id>/ket-thuc/", delegations.end, name="delegation-end"),
    path("dai-dien/", representatives.representatives, name="representatives"),
    path("dai-dien/ghi/<slug:kind>/", representatives.record, name="record-representative"),
    path("dai-dien/<uuid:mandate_id>/can-cu/", representatives.proof, name="representative-proof"),
    path("dai-dien/<uuid:mandate_id>/ket-thuc/", representatives.end, name="end-representation"),
    path("chuc-danh/", posts.posts, name="posts"),
    path("co-quan/", administration.organisations, name="organisations"),
    path("quyen/", administration.posts, name="powers"),
    path("quyen/<uuid:post_id>/cach-ky/", signing_ways.record, name="way-of-signing"),
    path("he-thong/", administration.system, name="system"),
]
urlpatterns = [path("ban/", include(desk))]
