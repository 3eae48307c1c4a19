"""Addresses of the desk."""

from django.urls import path

from rongtong.apps.catalogue.web.gate import case, changes, desk, pairs, quality, takedowns

urlpatterns = [
    path("desk/listings/", desk.index, name="queue"),
    path("desk/listings/next/", case.following, name="review_next"),
    path("desk/listings/duplicates/", pairs.index, name="pairs"),
    path("desk/listings/duplicates/<int:pk>/", pairs.pair, name="pair"),
    path("desk/listings/duplicates/<int:pk>/judge/", pairs.judge, name="judge_pair"),
    path("desk/listings/merges/<int:pk>/undo/", pairs.undo, name="undo_merge"),
    path("desk/listings/changes/", changes.index, name="changes"),
    path("desk/listings/changes/<int:pk>/", changes.case, name="change_case"),
    path("desk/listings/taken-down/", takedowns.index, name="takedowns"),
    path("desk/listings/quality/", quality.index, name="quality"),
    path("desk/listings/answered/", quality.answered, name="answered"),
    path("desk/listings/<int:pk>/", case.case, name="review"),
]
