"""Addresses of imports."""

from django.urls import path

from rongtong.apps.catalogue.web.imports import batch, begin, deciding, returned

urlpatterns = [
    path("imports/", begin.index, name="imports"),
    path("imports/new/", begin.new, name="import_new"),
    path("imports/<int:pk>/", batch.show, name="import"),
    path("imports/<int:pk>/columns/", deciding.columns, name="import_columns"),
    path("imports/<int:pk>/layout/", deciding.layout, name="import_layout"),
    path("imports/<int:pk>/answers/", deciding.answers, name="import_answers"),
    path("imports/<int:pk>/mend/", deciding.mend_rows, name="import_mend"),
    path("imports/<int:pk>/go-on/", deciding.go_on, name="import_go_on"),
    path("imports/<int:pk>/hand-in/", deciding.hand_in, name="import_hand_in"),
    path("imports/<int:pk>/do/", deciding.move, name="import_move"),
    path("imports/<int:pk>/returned/", returned.download, name="import_returned"),
]
