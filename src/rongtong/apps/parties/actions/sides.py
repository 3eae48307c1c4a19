"""Finding or making the party that stands for an owner."""

from __future__ import annotations

from rongtong.apps.parties.models import Organisation, Party, Person


def party_for(owner: Organisation | Person) -> Party:
    """Give the party of an organisation or a person, made when there is none.

    To be called inside an action: the owner's row is held until it ends, so that two make one party.
    """
    model, name = (Organisation, "organisation") if isinstance(owner, Organisation) else (Person, "person")
    model.objects.select_for_update(no_key=True).filter(pk=owner.pk).values("pk").get()
    found = Party.objects.filter(**{name: owner}).order_by("pk").first()
    return found or Party.objects.create(**{name: owner})
