"""Addresses of imports."""

from django.urls import path

from rongtong.apps.catalogue.web.imports import batch, begin, returned

urlpatterns = [
    path("imports/", begin.index, name="imports"),
    path("imports/new/", begin.new, name="import_new"),
    path("imports/<int:pk>/", batch.show, name="import"),
    path("imports/<int:pk>/columns/", batch.columns, name="import_columns"),
    path("imports/<int:pk>/mend/", batch.mend_rows, name="import_mend"),
    path("imports/<int:pk>/hand-in/", batch.hand_in, name="import_hand_in"),
    path("imports/<int:pk>/do/", batch.move, name="import_move"),
    path("imports/<int:pk>/returned/", returned.download, name="import_returned"),
]
