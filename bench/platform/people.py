"""People with records, most with a public card; the cards' own code works out what finds it."""

from __future__ import annotations

from random import Random
from typing import Any

from django.utils import timezone

from bench.platform import invent
from bench.platform.centres import Places
from bench.platform.organisations import Registered
from bench.platform.size import Size
from bench.platform.trail import Trail
from bench.platform.writer import Sheet
from rongtong.apps.parties.actions.cards import entries
from rongtong.apps.parties.models import (
    Affiliation,
    CardEntry,
    ExpertProfile,
    Identifier,
    Identity,
    Organisation,
    Person,
    Topic,
)
from rongtong.apps.parties.queries.persons import card
from rongtong.apps.vocab import queries as vocab

HIDDEN = 5
"""One person in so many has no public card."""
TITLES = ("教授", "副教授", "研究员", "高级工程师", "正高级工程师", "工程师", "讲师")
SHOWN = ["titles", "organisation", "region", "topics", "languages", "identifiers", "methods"]
MODELS = (Person, Identity, Affiliation, Topic, Identifier, ExpertProfile, CardEntry)
KEYWORDS = [
    "激光",
    "焊接",
    "电池",
    "催化",
    "图像识别",
    "机器学习",
    "传感器",
    "轴承",
    "钒钛",
    "稀土",
    "页岩气",
    "中药",
    "育种",
    "滑坡监测",
    "北斗定位",
    "数控机床",
    "模具",
    "涂层",
    "污水处理",
    "固废",
    "氢能",
    "储能",
    "无人机",
    "雷达",
    "芯片封装",
    "光纤",
    "酿酒",
    "泡菜",
    "柑橘",
    "生猪",
]
METHODS = [
    "有限元分析",
    "第一性原理计算",
    "X射线衍射",
    "质谱分析",
    "正交试验",
    "深度学习",
    "遥感反演",
    "疲劳试验",
]


class People:
    """Writes people one after the other; the first ones founded organisations."""

    def __init__(self, size: Size, places: Places, first: int) -> None:
        self._size, self._places, self._first = size, places, first
        self._chance = Random()
        self._disciplines = [
            (code, str(vocab.label(vocab.DISCIPLINE, code)))
            for code, _n in vocab.choices(vocab.DISCIPLINE, timezone.localdate(size.when(0, 1)))
            if code.isdigit()
        ]
        person = (
            "id",
            "user_id",
            "name",
            "titles",
            "region",
            "languages",
            "shown",
            "listed_at",
            "created_at",
            "version",
        )
        self.sheet = Sheet(Person, *person)
        self.identities = Sheet(Identity, "person_id", "state", "state_since", "checked_by_id", "version")
        self.work = Sheet(Affiliation, "person_id", "organisation_id")
        self.topics = Sheet(Topic, "person_id", "code", "label")
        self.numbers = Sheet(Identifier, "person_id", "value", scheme="orcid")
        self.experts = Sheet(ExpertProfile, "person_id", "methods")
        self.entries = Sheet(CardEntry, "person_id", "kind", "value")

    def one(self, n: int, user: tuple[int, str], where: Registered) -> None:
        """Write one person who works at ``where``."""
        chance, at, is_listed = self._chance, self._size.when(n, self._size.people), listed(n)
        chance.seed(f"{self._size.seed} person {n}")  # the same whoever writes the others
        is_expert = chance.random() < 0.5
        person = Person(
            pk=self._first + n,
            user_id=user[0],
            name=user[1],
            titles=[chance.choice(TITLES)],
            region=where.values["region"],
            languages=chance.choice((["zh"], ["zh", "en"])),
            shown=SHOWN if is_listed else [],
            listed_at=at if is_listed else None,
            created_at=at,
            version=int(is_listed),
        )
        parts = self._parts(person, n, where)
        expert = ExpertProfile(person=person, methods=chance.sample(METHODS, 2)) if is_expert else None
        self._write(person, parts, expert)
        if is_listed:
            _gather(person, parts, expert)
            today = timezone.localdate(at)
            for kind, value in dict.fromkeys(entries(person, card(person, on=today))):
                self.entries.add(person.pk, kind, value)

    def _parts(self, person: Person, n: int, where: Registered) -> dict[str, list[Any]]:
        chance = self._chance
        place = Organisation(pk=where.key, name=where.values["name"])
        labels = [chance.choice(self._disciplines), *(("", word) for word in chance.sample(KEYWORDS, 2))]
        numbers = [Identifier(scheme="orcid", value=invent.orcid(n))] if n % 3 == 0 else []
        return {
            "affiliations": [Affiliation(person=person, organisation=place)],
            "topics": [Topic(code=code, label=label) for code, label in labels],
            "identifiers": numbers,
        }

    def _write(self, person: Person, parts: dict[str, list[Any]], expert: ExpertProfile | None) -> None:
        self.sheet.add(
            person.pk,
            person.user_id,
            person.name,
            person.titles,
            person.region,
            person.languages,
            person.shown,
            person.listed_at,
            person.created_at,
            person.version,
        )
        for work in parts["affiliations"]:
            self.work.add(person.pk, work.organisation_id)
        for topic in parts["topics"]:
            self.topics.add(person.pk, topic.code, topic.label)
        for number in parts["identifiers"]:
            self.numbers.add(person.pk, number.value)
        if expert:
            self.experts.add(person.pk, expert.methods)
        drawn = self._chance.random()
        state = "resolved" if drawn < 0.3 else "asserted" if drawn < 0.32 else "unverified"
        checked = self._places.staff["officer"].get(person.region) if state == "resolved" else None
        self.identities.add(
            person.pk, state, person.created_at, checked, {"resolved": 3, "asserted": 1}.get(state, 0)
        )

    def finish(self) -> None:
        """Write what is left; when all helpers have, ``count_on`` for ``MODELS``."""
        for sheet in (
            self.sheet, self.identities, self.work, self.topics, self.numbers, self.experts, self.entries,
        ):  # fmt: skip
            sheet.flush()


def listed(n: int) -> bool:
    """Tell whether the ``n``-th person has a public card."""
    return n % HIDDEN != 0


def note(size: Size, users: list[tuple[int, str]], first: int, trail: Trail) -> None:
    """Write what the trail tells of all of them."""
    for n in range(size.people):
        (who, name), at = users[n], size.when(n, size.people)
        trail.note("parties.person.begun", "parties.Person", first + n, name, who=who, name=name, at=at)
        if listed(n):
            changes = {"shown": [[], SHOWN], "listed": [False, True]}
            trail.note(
                "parties.person.shown",
                "parties.Person",
                first + n,
                name,
                who=who,
                name=name,
                at=at,
                changes=changes,
            )
    trail.finish()


def _gather(person: Person, parts: dict[str, list[Any]], expert: ExpertProfile | None) -> None:
    """Hang its parts on a person who is not saved, as ``queries.persons.whole`` fetches them."""
    person._prefetched_objects_cache = parts  # type: ignore[attr-defined]
    person._state.fields_cache |= {"expert": expert, "identity": None}
