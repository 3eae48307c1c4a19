"""Addresses of the pages that span the apps."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rongtong.site.web import account_views, demo_views, home, setup_views, workbench

app_name = "site"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.index, name="home"),
    path("me/", workbench.index, name="me"),
    path("staff/accounts/", account_views.find, name="account_find"),
    path("staff/accounts/<int:pk>/", account_views.account, name="account"),
    path("setup/", setup_views.setup, name="setup"),
    path("demo/", demo_views.demo, name="demo"),
    path("demo/<int:pk>/", demo_views.demo_sign_in, name="demo_sign_in"),
]
