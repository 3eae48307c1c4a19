"""People, experts, identities, posts: what each field tells, and how it is handed over and erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.apps.parties.models import (
    Affiliation,
    CardEntry,
    Centre,
    Claim,
    Coverage,
    ExpertProfile,
    Identifier,
    Interest,
    NoGo,
    Person,
    Posting,
    Proof,
    RoleRequest,
    RoleReview,
    Topic,
    Twin,
)
from rongtong.apps.parties.queries.identity import state_of
from rongtong.apps.parties.queries.persons import picture
from rongtong.apps.parties.rules.persons import REVEAL
from rongtong.apps.parties.workflow.identity import WORKFLOW
from rongtong.kit.privacy import Kept, Kind, classify, not_personal, personal
from rongtong.kit.privacy.parts import Section
from rongtong.kit.privacy.sensitive import sensitive
from rongtong.lib import masks
from rongtong.lib.actor import Actor

classify(
    Person,
    name=Kind.NAME,
    english_name=Kind.NAME,
    titles=Kind.PROFILE,
    region=Kind.PROFILE,
    languages=Kind.PROFILE,
    about=Kind.PROFILE,
    resident_id=Kind.IDENTITY,
    phone=Kind.CONTACT,
    email=Kind.CONTACT,
    shown=Kind.PROFILE,
    photo=Kind.PROFILE,
)
classify(
    Affiliation,
    written=Kind.WORK,
    department=Kind.WORK,
    position=Kind.WORK,
    since=Kind.WORK,
    until=Kind.WORK,
)
classify(Identifier, value=Kind.PROFILE)
classify(Topic, code=Kind.PROFILE, label=Kind.PROFILE)
classify(CardEntry, value=Kind.PROFILE)
classify(
    ExpertProfile, methods=Kind.PROFILE, equipment=Kind.PROFILE, hours=Kind.PROFILE, away_until=Kind.PROFILE
)
classify(NoGo, note=Kind.MESSAGE)
classify(Interest, note=Kind.MESSAGE, since=Kind.WORK, until=Kind.WORK)
classify(Proof, note=Kind.DOCUMENT)
classify(Claim, note=Kind.MESSAGE)
classify(Twin, moved=Kind.PROFILE)
classify(Posting, since=Kind.WORK, until=Kind.WORK)
classify(RoleRequest, until=Kind.WORK, reason=Kind.MESSAGE)
classify(RoleReview, reason=Kind.MESSAGE)
not_personal(Twin, "signs", because="codes of what two records have in common, without the values")
not_personal(RoleRequest, "role", because="the code of a role")
not_personal(Centre, because="a public office")
not_personal(Coverage, because="regions of a public office")

sensitive(
    Person, read=REVEAL, subject="user", resident_id=masks.resident_id, phone=masks.phone, email=masks.email
)

_OWN = (Affiliation, Identifier, Topic, Interest)


def export(user: Any) -> Section:
    """Give everything about the person as they may see it, numbers in clear."""
    person = Person.objects.filter(user=user).first()
    if person is None:
        return {}
    record = {
        _("name"): person.name, _("English name"): person.english_name, _("titles"): person.titles,
        _("region"): person.region, _("languages"): person.languages, _("about"): person.about,
        _("resident ID"): person.resident_id, _("phone"): person.phone, _("e-mail"): person.email,
        _("shown on the public card"): person.shown, _("public since"): person.listed_at,
        _("photo"): picture(person),
        _("identity"): str(WORKFLOW.by_state[state_of(person)].label),
    }  # fmt: skip
    sections: dict[str, Any] = {_("Person"): [record]}
    for model in _OWN:
        rows = model._default_manager.filter(person=person)
        sections[str(model._meta.verbose_name_plural)] = [_row(row) for row in rows]
    terms = ExpertProfile.objects.filter(person=person)
    sections[str(ExpertProfile._meta.verbose_name_plural)] = [_row(row) for row in terms]
    no_gos = NoGo.objects.filter(expert__person=person).select_related("organisation")
    sections[str(NoGo._meta.verbose_name_plural)] = [_row(row) for row in no_gos]
    posts = Posting.objects.filter(user=user).select_related("centre")
    sections[str(Posting._meta.verbose_name_plural)] = [_row(row) for row in posts]
    proofs = Proof.objects.filter(identity__person=person)
    return sections | {str(Proof._meta.verbose_name_plural): [_row(row) for row in proofs]}


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Delete the record and all that hangs on it; posts stay as dates without a name."""
    count = Claim.objects.filter(user=user).delete()[0]
    merged = Q(merged_into__user=user)
    for person in Person.objects.filter(Q(user=user) | merged).order_by("-merged_into"):
        count += person.delete()[0]
    return count


def keeps(user: Any) -> Iterator[Kept]:
    """Name what stays: who held which public post, and when."""
    if Posting.objects.filter(user=user).exists():
        yield Kept(
            _("Which posts you held in a service centre, and when, under the number of your account"),
            "网络安全法 §21(3)",
            _("as long as decisions made in the post may be asked about"),
        )


def hinders(user: Any) -> Iterator[str]:
    """A head hands the centre over first: nobody else could post staff there."""
    for posting in Posting.objects.filter(user=user, post="head", ended_at=None).select_related("centre"):
        yield _("You head %(centre)s. Let the centre above appoint a successor first.") % {
            "centre": posting.centre
        }


def _row(row: Model) -> dict[str, Any]:
    """Give a row by the names of its fields, without keys and digests."""
    fields = [
        f
        for f in row._meta.concrete_fields
        if f.name not in ("id", "person", "expert", "identity", "version")
    ]
    return {str(f.verbose_name): _plain(row, f.name) for f in fields}


def _plain(row: Model, name: str) -> Any:
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    return str(value) if isinstance(value, Model) else value


personal("parties.people", label=gettext_lazy("Record as a person and expert"), export=export, erase=erase,
         keeps=keeps, hinders=hinders, order=40)  # fmt: skip
