"""Addresses of the public pages."""

from django.urls import path

from rongtong.apps.catalogue.web.portal import feeds, page, search, shop, trays

urlpatterns = [
    path("listings/<int:pk>/", page.show, name="listing"),
    path("listings/<int:pk>/picture.png", feeds.picture, name="picture"),
    path("listings/<int:pk>/keep/", trays.keep, name="keep"),
    path("listings/<int:pk>/compare/", trays.put, name="put"),
    path("listings/<int:pk>/pin/", shop.pin, name="pin"),
    path("organisations/<int:pk>/shop/", shop.of_organisation, name="organisation_shop"),
    path("people/<int:pk>/shop/", shop.of_person, name="person_shop"),
    path("search/", search.index, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("search/live/", search.live, name="live"),
    path("search/map/", search.on_map, name="search_map"),
    path("search/feed/", feeds.results, name="feed"),
    path("search/save/", trays.save, name="save_search"),
    path("search/saved/<int:pk>/", trays.change_search, name="saved_search"),
    path("compare/", trays.compare, name="compare"),
    path("favourites/", trays.mine, name="favourites"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
]
