"""What the parties app tells the apps above it."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("parties.organisation_verified")
@dataclass(frozen=True)
class OrganisationVerified:
    """An organisation was verified, or its verification renewed. ``organisation`` is its key."""

    organisation: int


@fact("parties.organisation_verification_ended")
@dataclass(frozen=True)
class OrganisationVerificationEnded:
    """A verification was suspended or ran out: what rests on it must be looked at again."""

    organisation: int
    why: str


@fact("parties.member_joined")
@dataclass(frozen=True)
class MemberJoined:
    """A person became a member of an organisation; both are keys."""

    organisation: int
    user: int


@fact("parties.member_gone")
@dataclass(frozen=True)
class MemberGone:
    """A person left an organisation or was removed; the roles have ended already."""

    organisation: int
    user: int
    removed: bool


@fact("parties.organisations_merged")
@dataclass(frozen=True)
class OrganisationsMerged:
    """``absorbed`` went into ``kept``: whoever points at the first points at the second from now on."""

    merge: int
    kept: int
    absorbed: int


@fact("parties.organisations_parted")
@dataclass(frozen=True)
class OrganisationsParted:
    """A merge was undone: what moved with that merge moves back."""

    merge: int
    kept: int
    absorbed: int
