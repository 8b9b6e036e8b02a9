"""Addresses that machines call."""

from django.urls import path

from duoc.faces.exchange import views

app_name = "exchange"
urlpatterns = [path("health", views.health, name="health")]
