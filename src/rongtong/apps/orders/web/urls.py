"""Addresses of orders."""

from django.urls import path

from rongtong.apps.orders.web import changes, lists, new, one

app_name = "orders"
urlpatterns = [
    path("orders/", lists.index, name="list"),
    path("orders/new/<int:pk>/", new.new, name="new"),
    path("orders/<int:pk>/", one.show, name="one"),
    path("orders/<int:pk>/move/", changes.move, name="move"),
    path("orders/<int:pk>/quote/", changes.quote, name="quote"),
    path("orders/<int:pk>/deliver/", changes.deliver, name="deliver"),
    path("orders/<int:pk>/rate/", changes.rate, name="rate"),
    path("orders/<int:pk>/evidence/", changes.evidence, name="evidence"),
    path("orders/<int:pk>/say/", changes.say, name="say"),
]
