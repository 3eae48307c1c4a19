"""People as everybody sees them: the directory of public cards and one card."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rongtong.apps.parties.models import CardEntry
from rongtong.apps.parties.models.persons import LANGUAGES
from rongtong.apps.parties.queries import persons as queries
from rongtong.apps.parties.rules import persons as rules
from rongtong.apps.parties.web.acting import actor_of
from rongtong.apps.parties.web.person_fields import RegionField
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table, changed
from rongtong.kit.permissions import can

Kind = CardEntry.Kind
FACETS = ((Kind.DISCIPLINE, _("Discipline")), (Kind.REGION, _("Region")), (Kind.LANGUAGE, _("Language")))
MOST = 8
"""Values shown of each facet."""

TABLE = Table(columns=(Column("name", _("Name")),), order=("-listed_at",), reach=1_000)
# What is searched for is found along an index that ends with the key: in its order nothing is sorted.
FOUND = replace(TABLE, order=("-pk",))


class PeopleFilter(FilterForm):
    """What the directory is narrowed by; the search text stands beside it."""

    same_for_all = True

    discipline = forms.CharField(label=_("Discipline"), max_length=40)
    region = RegionField()
    language = forms.ChoiceField(label=_("Language"), choices=[("", "—"), *LANGUAGES.items()])

    def filter_discipline(self, records: Any, value: str) -> Any:
        """The discipline or any under it, by code or name."""
        hit = next(iter(vocab.search(value, vocab.DISCIPLINE)), None)
        codes = tuple(vocab.subtree(vocab.DISCIPLINE, hit.code)) if hit else (value,)
        return records.filter(pk__in=queries.showing(Kind.DISCIPLINE, codes))

    def filter_region(self, records: Any, value: str) -> Any:
        """The region and all below it: each card is entered under all regions above its own."""
        return records.filter(pk__in=queries.showing(Kind.REGION, (value,)))

    def filter_language(self, records: Any, value: str) -> Any:
        """A working language."""
        return records.filter(pk__in=queries.showing(Kind.LANGUAGE, (value,)))


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """People with a public card: search, filters, facets."""
    text = request.GET.get("q", "").strip()[:60]
    form = PeopleFilter(request)
    found = form.apply(queries.directory(actor_of(request), text))
    page = (FOUND if text or form.chips else TABLE).page(request, queries.whole(found))
    today = timezone.localdate()
    context = {
        "q": text, "form": form, "page": page, "facets": _facets(request, found),
        "cards": [queries.card(row.record, on=today) for row in page.rows],
    }  # fmt: skip
    return render(request, "parties/people/directory.html", context)


@require_safe
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """One public card."""
    person = queries.listed(actor_of(request), pk)
    context = {
        "card": queries.card(person, on=timezone.localdate()),
        "may_read": can(actor_of(request), rules.VIEW, person),
        "own": person.user_id is not None and person.user_id == actor_of(request).id,
    }
    return render(request, "parties/people/card.html", context)


def _facets(request: HttpRequest, found: Any) -> list[dict[str, Any]]:
    counted = queries.facets(found, [kind for kind, _label in FACETS], MOST)
    return [
        {
            "label": label,
            "values": [
                (name, n, changed(request.GET, **{kind.value: value}))
                for value, name, n in counted.get(kind, [])
            ],
        }
        for kind, label in FACETS
        if counted.get(kind)
    ]
