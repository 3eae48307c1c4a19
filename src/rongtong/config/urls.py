"""Every address of the site; each part keeps its own in ``web/urls.py``."""

from django.urls import include, path

urlpatterns = [
    path("", include("rongtong.site.web.urls")),
    path("operator/", include("rongtong.site.operations.web.urls")),
    path("accounts/", include("rongtong.kit.accounts.web.urls")),
    path("accounts/", include("allauth.urls")),
    path("notices/", include("rongtong.kit.notices.web.urls")),
    path("jobs/", include("rongtong.kit.jobs.web.urls")),
    path("files/", include("rongtong.kit.files.web.urls")),
    path("privacy/", include("rongtong.kit.privacy.web.urls")),
    path("", include("rongtong.kit.pages.web.urls")),
    path("vocab/", include("rongtong.apps.vocab.web.urls")),
    path("", include("rongtong.apps.parties.web.urls")),
    path("", include("rongtong.apps.catalogue.web.urls")),
    path("", include("rongtong.apps.matching.web.urls")),
    path("", include("rongtong.apps.campaigns.web.urls")),
    path("", include("rongtong.apps.introductions.web.urls")),
    path("", include("rongtong.apps.disclosure.web.urls")),
    path("", include("rongtong.apps.ledger.web.urls")),
    path("", include("rongtong.apps.orders.web.urls")),
    path("", include("rongtong.apps.contracts.web.urls")),
    path("", include("rongtong.apps.registration.web.urls")),
    path("", include("rongtong.apps.conversion.web.urls")),
    path("tokens/", include("rongtong.kit.api.web.urls")),
    path("api/", include("rongtong.site.api.urls")),
]

handler400 = "rongtong.site.web.errors.puzzled"
handler403 = "rongtong.site.web.errors.refused"
handler404 = "rongtong.site.web.errors.lost"
handler500 = "rongtong.site.web.errors.broken"
