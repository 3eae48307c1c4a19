"""Addresses of conversion."""

from django.urls import path

from rongtong.apps.conversion.web import deals, flags, funnel

app_name = "conversion"
urlpatterns = [
    path("conversion/", funnel.index, name="funnel"),
    path("conversion/deals/", deals.index, name="deals"),
    path("conversion/deals/<int:pk>/", deals.show, name="deal"),
    path("conversion/doubts/", flags.index, name="flags"),
    path("conversion/doubts/<int:pk>/", flags.show, name="flag"),
    path("conversion/doubts/<int:pk>/move/", flags.move, name="flag_move"),
]
