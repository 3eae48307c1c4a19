"""What is asked for, how often, and as whom: addresses that fit the data at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

SIGN_IN = "sign-in"


@dataclass(frozen=True)
class Page:
    """A kind of page: ``who`` asks (stranger, admin …), its ``share`` of the mix, its addresses."""

    name: str
    who: str
    share: int
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Visit:
    """The pages of a database, and the addresses of accounts by what they are."""

    pages: tuple[Page, ...]
    accounts: dict[str, tuple[str, ...]]


def _of_organisations(
    rows: list[tuple[int, str, str, str]], cities: list[str], open_to_all: list[int]
) -> tuple[Page, ...]:
    orgs, quoted = "/organisations/?q=", [quote(name) for _pk, name, *_rest in rows]
    half = [quote(name[2:6]) for _pk, name, *_rest in rows]
    trades = [quote(word) for word in ("新材料", "机器人", "生物医药", "半导体", "仪器仪表")]
    return (
        Page("organisations, first page", "stranger", 6, ("/organisations/",)),
        Page("organisations, whole name", "stranger", 6, tuple(orgs + name for name in quoted)),
        Page(
            "organisations, beginning of a name",
            "stranger",
            6,
            tuple(orgs + quote(row[1][:4]) for row in rows),
        ),
        Page("organisations, middle of a name", "admin", 8, tuple(orgs + text for text in half)),
        Page("organisations, a word of thousands", "admin", 4, tuple(orgs + word for word in trades)),
        Page("organisations, credit code", "stranger", 6, tuple(orgs + row[2] for row in rows)),
        Page(
            "organisations, kind and region",
            "officer",
            6,
            tuple(f"/organisations/?kind=company&region={code}&verified=on" for code in cities),
        ),
        Page(
            "organisations, pages 2 to 50",
            "stranger",
            4,
            tuple(f"/organisations/?page={n}" for n in range(2, 51)),
        ),
        Page("organisations, sorted by name", "stranger", 2, ("/organisations/?sort=name",)),
        Page("organisation, stranger", "stranger", 10, tuple(f"/organisations/{pk}/" for pk in open_to_all)),
        Page(
            "organisation, own officer",
            "officer",
            4,
            tuple(f"/organisations/{row[0]}/" for row in rows if row[3][:2] == "51"),
        ),
    )


def _of_people(people: list[tuple[int, str]], words: Sequence[str]) -> tuple[Page, ...]:
    return (
        Page("people, first page", "stranger", 4, ("/people/",)),
        Page("people, name", "stranger", 6, tuple("/people/?q=" + quote(name) for _pk, name in people)),
        Page("people, keyword", "admin", 6, tuple("/people/?q=" + quote(word) for word in words)),
        Page(
            "people, keyword and region",
            "admin",
            4,
            tuple(f"/people/?q={quote(word)}&region=510000" for word in words),
        ),
        Page("public card", "stranger", 4, tuple(f"/people/{pk}/" for pk, _name in people)),
    )


def _of_work(half: list[str]) -> tuple[Page, ...]:
    return (
        Page("workbench, company's administrator", "admin", 8, ("/me/",)),
        Page("workbench, reviewer of a province", "reviewer", 4, ("/me/",)),
        Page("workbench, officer of a province", "officer", 4, ("/me/",)),
        Page(
            "interface, list of organisations",
            "admin",
            4,
            tuple(f"/api/v1/organisations?q={text}" for text in half),
        ),
        Page("home", "stranger", 2, ("/",)),
        Page(SIGN_IN, "anybody", 3, ()),
    )


def planned(seed: int = 3, sample: int = 200) -> Visit:
    """Look what the database holds, and plan."""
    from bench.platform.accounts import address
    from bench.platform.people import KEYWORDS
    from rongtong.apps.parties.models import Organisation, Person, Posting
    from rongtong.kit.accounts.models import User
    from rongtong.kit.permissions.models import Assignment

    chance = Random(seed)
    keys = list(Organisation.objects.values_list("pk", flat=True))
    drawn = chance.sample(keys, min(sample, len(keys)))
    rows = list(Organisation.objects.filter(pk__in=drawn).values_list("pk", "name", "uscc", "region"))
    listed = Person.objects.filter(listed_at__isnull=False)
    people = list(listed.order_by("pk").values_list("pk", "name")[: sample * 10 : 10])
    admins = Assignment.objects.filter(role="org.admin", organisation__in=drawn).values_list(
        "user", flat=True
    )
    posted = Posting.objects.select_related("centre").order_by("centre__level", "pk")
    staff = {
        post: [row.user_id for row in posted if row.post == post and row.centre.level == "province"]
        for post in ("reviewer", "officer")
    }
    everybody = User.objects.count() * 9 // 10
    first = User.objects.order_by("pk").values_list("pk", flat=True)[0]
    anybody = [first + chance.randrange(everybody) for _ in range(4_000)]
    cities = sorted({code[:4] + "00" if code.startswith("51") else code for *_rest, code in rows})
    half = [quote(name[2:6]) for _pk, name, *_rest in rows]
    open_to_all = list(
        Organisation.objects.filter(pk__in=drawn, visibility="public").values_list("pk", flat=True)
    )
    pages = (*_of_organisations(rows, cities, open_to_all), *_of_people(people, KEYWORDS), *_of_work(half))
    accounts = {"admin": list(admins), "anybody": anybody, **staff}
    return Visit(pages, {who: tuple(map(address, keys)) for who, keys in accounts.items()})
