"""The tables of the parties app."""

from rongtong.apps.parties.models.cards import CardEntry
from rongtong.apps.parties.models.centres import Centre, Coverage
from rongtong.apps.parties.models.details import AnnualFigures, ContactPerson, Qualification
from rongtong.apps.parties.models.experts import ExpertProfile, Interest, NoGo
from rongtong.apps.parties.models.identity import Claim, Identity, Proof, Twin
from rongtong.apps.parties.models.invitations import Invitation
from rongtong.apps.parties.models.memberships import Delegation, Membership
from rongtong.apps.parties.models.merges import DuplicateProposal, Merge
from rongtong.apps.parties.models.organisations import Organisation, OtherName
from rongtong.apps.parties.models.persons import Affiliation, Identifier, Person, Topic
from rongtong.apps.parties.models.roles import RoleRequest, RoleReview
from rongtong.apps.parties.models.sides import Party
from rongtong.apps.parties.models.staff import Posting
from rongtong.apps.parties.models.verifications import Evidence, Submission, Verification

__all__ = (
    "Affiliation",
    "AnnualFigures",
    "CardEntry",
    "Centre",
    "Claim",
    "ContactPerson",
    "Coverage",
    "Delegation",
    "DuplicateProposal",
    "Evidence",
    "ExpertProfile",
    "Identifier",
    "Identity",
    "Interest",
    "Invitation",
    "Membership",
    "Merge",
    "NoGo",
    "Organisation",
    "OtherName",
    "Party",
    "Person",
    "Posting",
    "Proof",
    "Qualification",
    "RoleRequest",
    "RoleReview",
    "Submission",
    "Topic",
    "Twin",
    "Verification",
)
