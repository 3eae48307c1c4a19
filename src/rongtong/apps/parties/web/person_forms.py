"""Forms of a person's own pages and of an office's drafts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Identifier, Interest, Person
from rongtong.apps.parties.models.cards import SHOWABLE
from rongtong.apps.parties.models.experts import MOST_NEEDS_A_WEEK
from rongtong.apps.parties.models.persons import LANGUAGES
from rongtong.apps.parties.web.person_fields import (
    DayField,
    LineList,
    NamingForm,
    OrganisationField,
    RegionField,
    YuanField,
)
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.files.web.forms import UploadField
from rongtong.lib import identifiers, masks


class PersonForm(forms.Form):
    """What a person says about themselves; also an office about a scientist it drafts."""

    name = forms.CharField(label=_("Full name"), max_length=120, help_text=_("As on your identity card."))
    english_name = forms.CharField(label=_("English name"), max_length=120, required=False)
    titles = LineList(
        label=_("Titles"), required=False, help_text=_("Such as professor, doctoral supervisor.")
    )
    region = RegionField(required=False)
    disciplines = LineList(
        label=_("Disciplines"),
        required=False,
        help_text=_("Names or codes of GB/T 13745, such as materials science or 430."),
    )
    keywords = LineList(
        label=_("Keywords"),
        required=False,
        help_text=_("What you can help with, in the words a company would use."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=list(LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    about = forms.CharField(
        label=_("In a few words"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    orcid = forms.CharField(label="ORCID", max_length=60, required=False, help_text="0000-0002-1825-0097")
    other_numbers = LineList(
        label=_("Other numbers"), required=False, help_text=_("ISNI, ResearcherID or Scopus author ID.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def of(cls, person: Person) -> dict[str, Any]:
        """Give the initial values for a record."""
        numbers = {one.scheme: one.value for one in person.identifiers.all()}
        topics = list(person.topics.all())
        return {
            "name": person.name,
            "english_name": person.english_name,
            "titles": person.titles,
            "region": person.region,
            "languages": person.languages,
            "about": person.about,
            "disciplines": [topic.label for topic in topics if topic.code],
            "keywords": [topic.label for topic in topics if not topic.code],
            "orcid": numbers.pop("orcid", ""),
            "other_numbers": list(numbers.values()),
            "version": person.version,
        }

    def clean_disciplines(self) -> list[tuple[str, str]]:
        """Find each discipline in the list; what is not in it belongs into the keywords."""
        found = []
        for word in self.cleaned_data["disciplines"]:
            hits = vocab.search(word, vocab.DISCIPLINE)
            exact = [hit for hit in hits if word in (hit.code, hit.zh, hit.en)]
            if not exact:
                words = {"word": word, "near": "、".join(hit.zh for hit in hits[:3])}
                raise forms.ValidationError(
                    _("“%(word)s” is not in the list of disciplines. Near: %(near)s. Or make it a keyword.")
                    % words
                    if hits
                    else _("“%(word)s” is not in the list of disciplines. Put it into the keywords.") % words
                )
            found.append((exact[0].code, exact[0].zh))
        return found

    def clean_orcid(self) -> str:
        """Check the number here already, so that the sentence stands beside the field."""
        return _checked("orcid", self.cleaned_data["orcid"]) if self.cleaned_data["orcid"] else ""

    def clean_other_numbers(self) -> list[tuple[str, str]]:
        """Find the registry of each number by its form."""
        numbers = ((_scheme(one), one) for one in self.cleaned_data["other_numbers"])
        return [(scheme, _checked(scheme, one)) for scheme, one in numbers]

    def values(self) -> dict[str, Any]:
        """Give what the action takes."""
        data = self.cleaned_data
        names = ("name", "english_name", "titles", "region", "languages", "about")
        numbers = [("orcid", data["orcid"])] if data["orcid"] else []
        return {name: data[name] for name in names} | {
            "topics": [*data["disciplines"], *(("", word) for word in data["keywords"])],
            "identifiers": [*numbers, *data["other_numbers"]],
        }


def _scheme(number: str) -> str:
    if number.isdigit() and len(number) in (10, 11):
        return Identifier.Scheme.SCOPUS
    return Identifier.Scheme.RESEARCHER_ID if number[:1].isalpha() else Identifier.Scheme.ISNI


def _checked(scheme: str, number: str) -> str:
    try:
        return identifiers.check(scheme, number)
    except ValueError as fault:
        words = {"registry": dict(Identifier.Scheme.choices)[scheme]}
        raise forms.ValidationError(
            _("This is not a number of %(registry)s: compare it with the page there.") % words
        ) from fault


class DraftForm(PersonForm):
    """A scientist without an account, drafted by their office: also where they can be reached."""

    department = forms.CharField(label=_("Department"), max_length=120, required=False)
    position = forms.CharField(label=_("Position"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("With it the person claims the record in one step.")
    )
    phone = forms.CharField(label=_("Mobile number"), max_length=32, required=False)

    def values(self) -> dict[str, Any]:
        """Give what the action takes."""
        more = ("department", "position", "email", "phone")
        return super().values() | {name: self.cleaned_data[name] for name in more}


class NumbersForm(forms.Form):
    """Identity number and contacts: kept encrypted, shown masked. A field left empty stays as it is."""

    resident_id = forms.CharField(label=_("Resident identity number"), max_length=24, required=False)
    phone = forms.CharField(label=_("Mobile number"), max_length=32, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hidden = {"resident_id": masks.resident_id, "phone": masks.phone, "email": masks.email}
        for name, mask in hidden.items():
            kept = getattr(person, name)
            words = _("Kept: %(masked)s. Leave empty to keep it.") % {"masked": mask(kept)} if kept else ""
            self.fields[name].help_text = words
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def values(self) -> dict[str, str]:
        """Give what was typed; nothing typed changes nothing."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class CardForm(forms.Form):
    """Which parts of the card everybody sees."""

    shown = forms.MultipleChoiceField(
        label=_("Everybody sees"),
        choices=list(SHOWABLE.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class WorkForm(NamingForm):
    """Where one works or worked."""

    organisation = OrganisationField(label=_("Organisation"))
    department = forms.CharField(label=_("Department"), max_length=120, required=False)
    position = forms.CharField(label=_("Position"), max_length=120, required=False)
    since = DayField(label=_("First day"), required=False)
    until = DayField(label=_("Last day"), required=False)


class EndForm(forms.Form):
    """The last day of something."""

    until = DayField(label=_("Last day"))


class TermsForm(forms.Form):
    """On which terms needs may be put to an expert."""

    open = forms.BooleanField(label=_("I take new needs"), required=False)
    away_until = DayField(label=_("Away until"), required=False)
    needs_a_week = forms.IntegerField(
        label=_("Needs a week at most"),
        min_value=1,
        max_value=MOST_NEEDS_A_WEEK,
        help_text=_("More is never put to you."),
    )
    hours_a_week = forms.IntegerField(label=_("Hours a week"), min_value=0, max_value=168)
    hours = forms.CharField(
        label=_("When I can be reached"),
        max_length=200,
        required=False,
        help_text=_("Such as Tuesday and Thursday afternoon."),
    )
    least_fee = YuanField(
        label=_("Least fee, in yuan"),
        required=False,
        help_text=_("Needs below it are not put to you. Nobody else sees it."),
    )
    methods = LineList(label=_("Methods"), required=False)
    equipment = LineList(label=_("Equipment"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AvoidForm(NamingForm):
    """An organisation whose needs are never put to the expert."""

    organisation = OrganisationField(label=_("Organisation"), must_exist=True)
    note = forms.CharField(label=_("Note to myself"), max_length=200, required=False)


class InterestForm(NamingForm):
    """A tie that makes partial."""

    kind = forms.ChoiceField(label=_("What ties you"), choices=Interest.Kind.choices)
    organisation = OrganisationField(label=_("Organisation"), must_exist=True, required=False)
    since = DayField(label=_("First day"), required=False)
    until = DayField(label=_("Last day"), required=False)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class ProofForm(forms.Form):
    """A document or statement for an identity."""

    kind = forms.ChoiceField(label=_("What it is"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    file = UploadField(purpose="parties.identity_proof", label=_("Document"), required=False)

    def __init__(self, kinds: list[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds


class ClaimForm(forms.Form):
    """Why a drafted record is one's own; the name shows that one knows of it."""

    name = forms.CharField(
        label=_("Name on the record"), max_length=120, help_text=_("As your institution has written it.")
    )
    note = forms.CharField(
        label=_("Why this is you"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as your department and since when you have worked there."),
    )
    file = UploadField(purpose="parties.identity_proof", label=_("Document"), required=False)


class ReasonForm(forms.Form):
    """Why a masked value is read in clear."""

    reason = forms.CharField(label=_("Reason"), min_length=4, max_length=200)
