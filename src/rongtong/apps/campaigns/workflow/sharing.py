"""Two campaigns that ask one organisation the same: it is asked by one, and the answer counts for both."""

from __future__ import annotations

from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.campaigns.models.targets import ON_LIST, OPEN
from rongtong.apps.campaigns.rules.identity import Known


def asking_the_same(campaign: Campaign) -> list[Campaign]:
    """Give the other running campaigns that ask for one of the same kinds. One query."""
    others = Campaign.objects.filter(state="running", side=campaign.side).exclude(pk=campaign.pk)
    return [one for one in others.order_by("pk") if set(one.kinds) & set(campaign.kinds)]


def shared(campaign: Campaign) -> list[tuple[Target, Target]]:
    """Give the open targets of a campaign that another one asks the same now, with theirs. Three queries."""
    others = asking_the_same(campaign)
    if not others:
        return []
    theirs = Target.objects.filter(campaign__in=others, state__in=OPEN, source__in=ON_LIST, asked_by=None)
    known = Known(theirs.order_by("pk"))
    own = campaign.targets.filter(state__in=OPEN, source__in=ON_LIST, asked_by=None, invited_at=None)
    return [(one, found) for one in own.order_by("pk") if (found := known.find(one)) is not None]


def share(campaign: Campaign) -> int:
    """Let the other campaign ask them; give how many."""
    pairs = shared(campaign)
    for one, other in pairs:
        one.asked_by_id = other.pk
    Target.objects.bulk_update([one for one, _other in pairs], ["asked_by"], batch_size=500)
    return len(pairs)


def let_go(campaign: Campaign) -> list[int]:
    """End that a campaign asks for others; give the running ones that must ask by themselves now."""
    left = Target.objects.filter(
        asked_by__campaign=campaign, state__in=OPEN, campaign__state="running"
    )  # fmt: skip
    others = sorted(set(left.values_list("campaign", flat=True)))
    left.update(asked_by=None)
    return others


def family(target: Target) -> list[int]:
    """Give the keys of all targets that are asked as one, this one too."""
    root = target.asked_by_id or target.pk
    return sorted({target.pk, root, *Target.objects.filter(asked_by=root).values_list("pk", flat=True)})
