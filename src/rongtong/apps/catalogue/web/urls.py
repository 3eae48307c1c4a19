"""Addresses of the catalogue, one room of pages after the other."""

from rongtong.apps.catalogue.web.gate.urls import urlpatterns as gate
from rongtong.apps.catalogue.web.imports.urls import urlpatterns as imports
from rongtong.apps.catalogue.web.intake.urls import urlpatterns as intake
from rongtong.apps.catalogue.web.portal.urls import urlpatterns as portal

app_name = "catalogue"
urlpatterns = [*portal, *intake, *imports, *gate]
