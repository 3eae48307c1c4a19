"""Addresses of the pages that span the apps."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rongtong.site.web import account_views, demo_views, home, setup_views, trail_views, workbench

app_name = "site"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.index, name="home"),
    path("me/", workbench.index, name="me"),
    path("staff/accounts/", account_views.find, name="account_find"),
    path("staff/accounts/<int:pk>/", account_views.account, name="account"),
    path("trail/", trail_views.search, name="trail"),
    path("trail/check/", trail_views.check, name="trail_check"),
    path("trail/export/", trail_views.export_all, name="trail_export"),
    path("trail/days/", trail_views.days, name="trail_days"),
    path("trail/<int:number>/", trail_views.one, name="trail_entry"),
    path("setup/", setup_views.setup, name="setup"),
    path("demo/", demo_views.demo, name="demo"),
    path("demo/<int:pk>/", demo_views.demo_sign_in, name="demo_sign_in"),
]
