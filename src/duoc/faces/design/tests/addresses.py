"""Only the style page's addresses, so that these tests need no other face."""

from django.urls import include, path

urlpatterns = [path("thiet-ke/", include("duoc.faces.design.urls"))]
