"""Addresses of writing and managing one's own."""

from django.urls import path

from rongtong.apps.catalogue.web.intake import (
    changes,
    documents,
    ending,
    letters,
    mine,
    moving,
    preview,
    read,
    start,
    write,
)

urlpatterns = [
    path("post/", start.doors, name="post"),
    path("post/<slug:side>/", start.kinds, name="post_kinds"),
    path("post/<slug:side>/<slug:kind>/", start.start, name="post_start"),
    path("documents/<int:pk>/", documents.show, name="document"),
    path("documents/<int:pk>/drafts/", documents.choose, name="document_choose"),
    path("documents/<int:pk>/by-ocr/", documents.by_ocr, name="document_by_ocr"),
    path("documents/<int:pk>/do/", documents.move, name="document_move"),
    path("letters/", letters.many, name="letters"),
    path("letters/<int:pk>/", letters.one, name="letter"),
    path("letters/<int:pk>/again/", letters.again, name="letter_again"),
    path("letters/mine/<str:token>/", letters.mine, name="letter_prove"),
    path("listings/<int:pk>/write/<int:number>/", write.step, name="write"),
    path("listings/<int:pk>/write/<int:number>/autosave/", write.autosave, name="autosave"),
    path("listings/<int:pk>/read/", read.read, name="read"),
    path("listings/<int:pk>/preview/", preview.preview, name="preview"),
    path("listings/<int:pk>/change/", changes.page, name="revision"),
    path("listings/<int:pk>/change/do/", changes.move, name="revision_move"),
    path("listings/<int:pk>/do/", moving.move, name="move"),
    path("listings/<int:pk>/bring-back/", moving.bring_back, name="bring_back"),
    path("listings/<int:pk>/still-open/", ending.still_open, name="still_open"),
    path("me/listings/", mine.index, name="mine"),
    path("me/listings/several/", mine.several, name="several"),
]
