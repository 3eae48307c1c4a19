"""Addresses of disclosure."""

from django.urls import path

from rongtong.apps.disclosure.web import agreements, checking, listing, reading, rooms

app_name = "disclosure"
urlpatterns = [
    path("introductions/<int:pk>/agreement/", agreements.ask, name="ask"),
    path("agreements/", agreements.index, name="agreements"),
    path("agreements/check/", checking.check, name="check"),
    path("agreements/<int:pk>/", agreements.show, name="agreement"),
    path("agreements/<int:pk>/do/", agreements.move, name="agreement_move"),
    path("disclosed/<int:pk>/", listing.show, name="listing"),
    path("disclosed/<int:pk>/ask/", listing.ask, name="want"),
    path("disclosed/access/<int:pk>/do/", listing.move, name="grant_move"),
    path("disclosed/access/<int:pk>/level/", rooms.change_level, name="grant_level"),
    path("rooms/<int:pk>/", rooms.show, name="room"),
    path("rooms/<int:pk>/add/", rooms.add, name="room_add"),
    path("rooms/<int:pk>/give/", rooms.give, name="room_give"),
    path("rooms/files/<int:pk>/change/", rooms.change, name="file_change"),
    path("rooms/files/<int:pk>/remove/", rooms.remove, name="file_remove"),
    path("rooms/files/<int:pk>/open/", reading.begin, name="file_open"),
    path("reading/<str:text>/", reading.show, name="reading"),
    path("reading/<str:text>/copy/", reading.copy, name="reading_copy"),
    path("reading/<str:text>/<int:number>.jpg", reading.page, name="reading_page"),
]
