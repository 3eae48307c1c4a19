"""Addresses of conversion."""

from django.urls import path

from rongtong.apps.conversion.web import deals, funnel

app_name = "conversion"
urlpatterns = [
    path("conversion/", funnel.index, name="funnel"),
    path("conversion/deals/", deals.index, name="deals"),
    path("conversion/deals/<int:pk>/", deals.show, name="deal"),
]
