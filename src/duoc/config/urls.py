"""All addresses of the product: each face brings its own."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

FACES = ("duoc.faces.exchange.urls", "duoc.faces.desk.urls", "duoc.faces.portal.urls")

urlpatterns = [path("", include(face)) for face in FACES if find_spec(face)]
if settings.DEMO:
    urlpatterns.append(path("thiet-ke/", include("duoc.faces.gallery.urls")))

handler400 = "duoc.faces.web.fault_pages.bad_request"
handler403 = "duoc.faces.web.fault_pages.forbidden"
handler404 = "duoc.faces.web.fault_pages.not_found"
handler500 = "duoc.faces.web.fault_pages.server_error"
