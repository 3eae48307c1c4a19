"""Addresses of members."""

from __future__ import annotations

from django.urls import path

from rongtong.apps.parties.web.members import delegations, invitations, members, stand_in

urlpatterns = [
    path("organisations/<int:pk>/members/", members.index, name="members"),
    path("organisations/<int:pk>/join/", members.join, name="join"),
    path("organisations/<int:pk>/invite/", invitations.invite, name="invite"),
    path("organisations/<int:pk>/delegate/", delegations.give, name="delegate"),
    path("memberships/<int:pk>/", members.member, name="member"),
    path("memberships/<int:pk>/decide/", members.decide, name="decide_request"),
    path("memberships/<int:pk>/step/", members.step, name="membership_step"),
    path("invitations/<int:pk>/", invitations.own, name="own_invitation"),
    path("invitations/<int:pk>/again/", invitations.again, name="invitation_again"),
    path("invitations/<str:token>/", invitations.answer, name="invitation"),
    path("delegations/<int:pk>/end/", delegations.end, name="end_delegation"),
    path("acting/", stand_in.choose, name="act_for"),
]
