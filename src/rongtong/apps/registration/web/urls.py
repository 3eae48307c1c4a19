"""Addresses of registration."""

from django.urls import path

from rongtong.apps.registration.web import check, decide, desk, form, one, package, tax

app_name = "registration"
urlpatterns = [
    path("registrations/", desk.index, name="list"),
    path("registrations/desk/", desk.queue, name="desk"),
    path("registrations/<int:pk>/", one.show, name="registration"),
    path("registrations/<int:pk>/do/", one.move, name="move"),
    path("registrations/<int:pk>/form/", form.show, name="form"),
    path("registrations/<int:pk>/desk/", decide.show, name="decide"),
    path("registrations/<int:pk>/return/", decide.back, name="return"),
    path("registrations/<int:pk>/register/", decide.enter, name="register"),
    path("registrations/<int:pk>/package.zip", package.take, name="package"),
    path("contracts/<int:pk>/tax/", tax.show, name="tax"),
    path("contracts/<int:pk>/registrable/", check.show, name="check"),
    path("contracts/<int:pk>/register/", check.start, name="start"),
]
