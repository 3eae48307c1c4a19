"""The tags that recommendations go by: the person sees and changes all of them."""

from __future__ import annotations

from datetime import datetime

from rongtong.kit.audit import action
from rongtong.kit.privacy.models import Tag
from rongtong.lib.actor import Actor

MOST = 200


@action
def add_tag(*, user: int, word: str, source: str, actor: Actor, at: datetime, note: str = "") -> Tag | None:
    """Add a tag; ``source`` is own, profile or activity, ``note`` says more ("from your shop").

    A tag its person removed comes back only when they add it themselves; None then, and when there are
    200 already. Not audited word by word: what somebody looks at is nobody else's to read.
    """
    plain = " ".join(word.split())[:40]
    there = Tag.objects.filter(user=user, word=plain).first()
    if there is None:
        if not plain or Tag.objects.filter(user=user, removed_at__isnull=True).count() >= MOST:
            return None
        return Tag.objects.create(user_id=user, word=plain, source=source, note=note[:120], added_at=at)
    if there.removed_at is None:
        return there
    if source != Tag.Source.OWN:
        return None
    Tag.objects.filter(pk=there.pk).update(removed_at=None, source=source, note=note[:120], added_at=at)
    there.refresh_from_db()
    return there


@action
def remove_tag(*, user: int, tag: int, actor: Actor, at: datetime) -> bool:
    """Remove one of the person's own tags; False when there is none."""
    return bool(Tag.objects.filter(pk=tag, user=user, removed_at__isnull=True).update(removed_at=at))
