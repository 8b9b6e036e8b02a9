"""Addresses that machines call: health for monitors, and the API, each address with what answers which method."""

from django.urls import path, re_path

from duoc.faces.exchange.access import views as access
from duoc.faces.exchange.acts import views as acts
from duoc.faces.exchange.attachments import views as attachments
from duoc.faces.exchange.documents import views as documents
from duoc.faces.exchange.dossiers import views as dossiers
from duoc.faces.exchange.drafts import views as drafts
from duoc.faces.exchange.gate import lost, resource
from duoc.faces.exchange.health import views as health
from duoc.faces.exchange.notices import views as notices
from duoc.faces.exchange.partner import views as partner
from duoc.faces.exchange.procedures import views as procedures
from duoc.faces.exchange.verifications import views as verifications

app_name = "exchange"
DRAFT = "api/v1/drafts/<uuid:draft>"
DOSSIER = "api/v1/dossiers/<uuid:id>"
PARTNER = "api/v1/partner/dossiers/<str:partner_code>"
urlpatterns = [
    path("health", health.health, name="health"),
    path("api/v1/openapi.json", resource(GET=access.served)),
    path("api/v1/token", resource(DELETE=access.withdraw)),
    path("api/v1/procedures", resource(GET=procedures.listing)),
    path("api/v1/procedures/<str:code>", resource(GET=procedures.read)),
    path("api/v1/procedures/<str:code>/form", resource(GET=procedures.form)),
    path("api/v1/procedures/<str:code>/evaluation", resource(POST=procedures.evaluation)),
    path("api/v1/attachments", resource(POST=attachments.attach)),
    path("api/v1/drafts", resource(GET=drafts.listing, POST=drafts.begin)),
    path(DRAFT, resource(GET=drafts.read, DELETE=drafts.delete)),
    path(f"{DRAFT}/answers", resource(POST=drafts.answer)),
    path(f"{DRAFT}/papers", resource(POST=drafts.attach)),
    path(f"{DRAFT}/papers/<uuid:paper>", resource(DELETE=drafts.detach)),
    path(f"{DRAFT}/version", resource(POST=drafts.take_over)),
    path(f"{DRAFT}/check", resource(GET=drafts.check)),
    path(f"{DRAFT}/filing", resource(POST=drafts.file)),
    path("api/v1/dossiers", resource(GET=dossiers.listing, POST=dossiers.file)),
    path(DOSSIER, resource(GET=dossiers.read)),
    path(f"{DOSSIER}/contents", resource(GET=dossiers.contents)),
    path(f"{DOSSIER}/looks", resource(GET=dossiers.looks)),
    path(f"{DOSSIER}/notice", resource(GET=documents.notice)),
    path(f"{DOSSIER}/notice.pdf", resource(GET=documents.notice_pdf)),
    path(f"{DOSSIER}/receipt.pdf", resource(GET=documents.receipt_pdf)),
    path(f"{DOSSIER}/refusal.pdf", resource(GET=documents.refusal_pdf)),
    path(f"{DOSSIER}/apology.pdf", resource(GET=documents.apology_pdf)),
    path(f"{DOSSIER}/stop-notice.pdf", resource(GET=documents.stop_pdf)),
    path(f"{DOSSIER}/cancellation", resource(POST=acts.cancel)),
    path(f"{DOSSIER}/acts/<str:act>", resource(POST=acts.act)),
    path(f"{DOSSIER}/supplement", resource(GET=acts.supplement_request, POST=acts.supplement)),
    path(f"{DOSSIER}/supplements/<int:turn>.pdf", resource(GET=documents.supplement_pdf)),
    path(f"{DOSSIER}/draft-check", resource(GET=acts.draft_check, POST=acts.answer_draft_check)),
    path(f"{DOSSIER}/draft-check/<uuid:content>.pdf", resource(GET=documents.draft_pdf)),
    path(f"{DOSSIER}/payment", resource(GET=acts.charges, POST=acts.pay)),
    path(f"{DOSSIER}/results", resource(GET=documents.results)),
    path(f"{DOSSIER}/results/<uuid:result>.pdf", resource(GET=documents.result_pdf)),
    path("api/v1/partner/dossiers", resource(POST=partner.take_in)),
    path(f"{PARTNER}/supplement", resource(POST=partner.supplement)),
    path(f"{PARTNER}/withdrawal", resource(POST=partner.withdrawal)),
    path("api/v1/notices", resource(GET=notices.listing)),
    path("api/v1/verifications", resource(POST=verifications.of_file)),
    path("api/v1/verifications/<str:token>", resource(GET=verifications.of_token)),
    re_path(r"^api(?:/.*)?$", lost),
]
