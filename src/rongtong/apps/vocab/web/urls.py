"""Addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter

from rongtong.apps.vocab.web import browse, downloads, imports


class Code:
    """A code begins with a capital letter or a digit, so that it never reads as one of our words."""

    regex = "[0-9A-Z][0-9A-Za-z.-]{0,39}"

    def to_python(self, value: str) -> str:
        """Take the text as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Give the text as it is."""
        return value


register_converter(Code, "vocab_code")

app_name = "vocab"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", browse.index, name="index"),
    path("<slug:list_code>/", browse.tree, name="list"),
    path("<slug:list_code>/download/<str:kind>/", downloads.download, name="download"),
    path("<slug:list_code>/import/", imports.import_page, name="import"),
    path("<slug:list_code>/versions/", imports.versions, name="versions"),
    path("<slug:list_code>/undo/", imports.undo, name="undo"),
    path("<slug:list_code>/<vocab_code:code>/", browse.term, name="term"),
]
