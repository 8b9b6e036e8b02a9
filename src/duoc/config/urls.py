"""All addresses of the product: each face brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("duoc.faces.exchange.urls")),
    path("", include("duoc.faces.desk.urls")),
    path("", include("duoc.faces.portal.urls")),
]

handler400 = "duoc.faces.design.faults.bad_request"
handler403 = "duoc.faces.design.faults.forbidden"
handler404 = "duoc.faces.design.faults.not_found"
handler500 = "duoc.faces.design.faults.server_error"
