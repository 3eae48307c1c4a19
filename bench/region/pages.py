"""What is asked of needs and offers, how often, and as whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random
from urllib.parse import quote

from bench.platform.accounts import address
from bench.platform.pages import Page, Visit
from bench.region.texts import parts_of
from rongtong.apps.catalogue.models import Listing, Showing
from rongtong.apps.catalogue.queries.sounds import sound
from rongtong.apps.catalogue.rules.synonyms import groups
from rongtong.apps.matching.models import Candidate
from rongtong.apps.parties.models import Posting
from rongtong.site.demo.texts import written

SEARCH = "/search/?side="
SAMPLE = 200
PROVINCE = "510000"
CITIES = ("510100", "510700", "500103", "500112", "511300")


def planned(seed: int = 3) -> Visit:
    """Look what the database holds, and plan."""
    chance, owner = Random(seed), _owner()
    pages = (*_lists(chance), *_searches(chance), *_hints(chance), *_details(chance), *_programs(chance))
    accounts = {"reviewer": _staff("reviewer"), "head": _staff("head")}
    if owner:
        pages += _of_owner(owner)
        accounts["owner"] = (address(owner),)
    return Visit(tuple(page for page in (*pages, *_desk()) if page.addresses), accounts)


def _lists(chance: Random) -> Iterable[Page]:
    regions = tuple(f"{SEARCH}offer&region={code}" for code in CITIES)
    facets = ("kind=result&field=05&maturity=high", "kind=service&price=10", "field=01&verified=yes&since=90",
              "form=transfer&maturity=mid&price=50")  # fmt: skip
    deep = tuple(f"{SEARCH}offer&page={n}" for n in range(2, 60))
    return (
        Page("list of offers", "stranger", 6, (f"{SEARCH}offer",)),
        Page("list of needs", "stranger", 6, (f"{SEARCH}need",)),
        Page("list of offers, pages 2 to 59", "stranger", 3, deep),
        Page("list of offers, facets", "stranger", 6, tuple(f"{SEARCH}offer&{one}" for one in facets)),
        Page("list of offers, one city", "stranger", 4, regions),
        Page("list of needs, closing soonest", "stranger", 3, (f"{SEARCH}need&sort=closing",)),
        Page("home page's fragment", "stranger", 3, ("/search/live/",)),
        Page("map of offers", "stranger", 2, ("/search/map/?side=offer",)),
    )


def _searches(chance: Random) -> Iterable[Page]:
    texts = chance.sample(written("offer"), 60) + chance.sample(written("need"), 30)
    single = [quote(chance.choice(text.keywords)) for text in texts]
    several = [quote(" ".join(text.keywords[:3])) for text in texts]
    sentences = [quote(text.title) for text in texts]
    both = [quote(word) for group in groups()[:30] for word in group[:1]]
    pinyin = [quote(f"chongqing {text.keywords[0]}") for text in texts[:20]]
    pinyin += [sound(text.keywords[0]) for text in texts[20:40]]
    narrowed = [f"{one}&kind=result&maturity=high&region=510100" for one in single]
    return (
        Page("search, one word", "stranger", 6, _asked(single)),
        Page("search, several words", "stranger", 8, _asked(several)),
        Page("search, a sentence", "stranger", 4, _asked(sentences)),
        Page("search, word with synonyms", "stranger", 4, _asked(both)),
        Page("search, pinyin", "stranger", 3, _asked(pinyin)),
        Page("search, word and facets", "stranger", 6, _asked(narrowed)),
        Page("search, newest first", "stranger", 2, _asked([f"{one}&sort=new" for one in single])),
    )


def _asked(texts: list[str]) -> tuple[str, ...]:
    return tuple(f"{SEARCH}{('offer', 'need')[n % 4 == 0]}&q={text}" for n, text in enumerate(texts))


def _hints(chance: Random) -> Iterable[Page]:
    words = [chance.choice(text.keywords) for text in chance.sample(written("offer"), 80)]
    typed = [quote(word[: chance.randint(2, 4)]) for word in words]
    heard = [sound(word)[: chance.randint(4, 9)] for word in words]
    suggest = "/search/suggest/?q="
    return (
        Page("suggestions", "stranger", 8, tuple(suggest + one for one in typed)),
        Page("suggestions, pinyin", "stranger", 3, tuple(suggest + one for one in heard)),
    )


def _details(chance: Random) -> Iterable[Page]:
    found = []
    for side in ("need", "offer"):
        keys = _some(Showing.objects.filter(side=side), chance)
        found.append(Page(f"{side}, stranger", "stranger", 8, tuple(f"/listings/{key}/" for key in keys)))
    houses = Showing.objects.filter(organisation__isnull=False).order_by("-published_at")
    keys = dict.fromkeys(houses.values_list("organisation", flat=True)[:SAMPLE])
    return (*found, Page("organisation with its shelf", "stranger", 3,
                         tuple(f"/organisations/{key}/" for key in keys)))  # fmt: skip


def _programs(chance: Random) -> Iterable[Page]:
    words = [quote(chance.choice(text.keywords)) for text in chance.sample(written("offer"), 40)]
    return (
        Page("feed of a search", "stranger", 2, tuple(f"/search/feed/?side=offer&q={one}" for one in words)),
        Page("feed of offers", "stranger", 1, ("/search/feed/?side=offer",)),
    )


def _of_owner(owner: int) -> Iterable[Page]:
    needs = _matched(owner)
    return (
        Page("candidates of a need", "owner", 8, tuple(f"/listings/{key}/candidates/" for key in needs)),
        Page("candidates, another budget", "owner", 3,
             tuple(f"/listings/{key}/candidates/?budget=50" for key in needs)),
        Page("my week", "owner", 4, ("/me/matches/",)),
        Page("need, owner", "owner", 3, tuple(f"/listings/{key}/" for key in needs)),
        Page("my listings", "owner", 3, ("/me/listings/",)),
        Page("workbench, owner", "owner", 3, ("/me/",)),
    )  # fmt: skip


def _desk() -> Iterable[Page]:
    waiting = (
        Listing.objects.filter(state="submitted", home__startswith=PROVINCE[:2])
        .order_by("-submitted_at")
        .values_list("pk", flat=True)[:40]
    )
    return (
        Page("desk queue", "reviewer", 5, ("/desk/listings/",)),
        Page("desk, a case", "reviewer", 4, tuple(f"/desk/listings/{key}/" for key in waiting)),
        Page("quality of the gate, 30 days", "head", 2, ("/desk/listings/quality/",)),
        Page("quality of the gate, a year", "head", 1, ("/desk/listings/quality/?days=365",)),
    )


def _owner() -> int | None:
    """Give the account whose organisation has most matched needs."""
    rows = Candidate.objects.values_list("need__author", "need").distinct()
    counted = Counter(author for author, _need in rows)
    return counted.most_common(1)[0][0] if counted else None


def _matched(owner: int) -> list[int]:
    rows = Candidate.objects.filter(need__author=owner, need__state="published")
    return list(rows.values_list("need", flat=True).distinct())


def _staff(post: str) -> tuple[str, ...]:
    """Give the accounts of a post in the larger province's centre: who reads most."""
    rows = Posting.objects.filter(post=post, centre__region=PROVINCE).order_by("pk")
    return tuple(map(address, rows.values_list("user", flat=True)))


def _some(rows, chance: Random) -> list[int]:  # type: ignore[no-untyped-def]
    """Give keys spread over a table without reading it."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:20_000:100])
    keys += list(rows.order_by("-pk").values_list("pk", flat=True)[:20_000:100])
    return chance.sample(keys, min(SAMPLE, len(keys)))


def known_items(many: int, seed: int = 4) -> list[tuple[str, int]]:
    """Give (words, key): public offers asked for by the words of their own titles."""
    chance, found = Random(seed), []
    for key in _some(Showing.objects.filter(side="offer"), chance)[:many]:
        title = Showing.objects.values_list("title", flat=True).get(pk=key)
        found.append((" ".join(parts_of(title)), key))
    return found
