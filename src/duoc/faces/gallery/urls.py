"""The living style page, included under /thiet-ke/ in demo mode."""

from django.urls import path

from duoc.faces.gallery import views as gallery

app_name = "design"
urlpatterns = [
    path("", gallery.citizen, name="gallery"),
    path("ban/", gallery.desk, name="gallery-desk"),
    path("mot-cau-hoi/", gallery.one_question, name="gallery-question"),
    path("loi/<int:status>/", gallery.fault, name="gallery-fault"),
]
