"""One region with everything that could leak, and somebody of every kind who might ask for it.

Every text that is not for everybody carries a mark of its own (``Zq…``), followed by markup that would run
if a page forgot to escape it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from rongtong.apps.campaigns.actions import answering, planning
from rongtong.apps.campaigns.actions import targets as asking
from rongtong.apps.campaigns.queries.finding import Found, as_found, recognised
from rongtong.apps.campaigns.rules.links import PUBLIC, TARGET, token_of
from rongtong.apps.catalogue.actions import documents, imports, letters, listings, readers, revisions, showing
from rongtong.apps.catalogue.models import (
    DuplicatePair,
    Listing,
    ListingMerge,
    Revision,
    Submission,
    TakeDown,
)
from rongtong.apps.catalogue.rules.values import plain
from rongtong.apps.catalogue.workflow.effects import REVIEW_CLOCK
from rongtong.apps.contracts import models as contracts
from rongtong.apps.contracts.actions import drafting
from rongtong.apps.contracts.actions.beginning import begin as begin_contract
from rongtong.apps.contracts.models import Contract, Final, Milestone, Objection, Termination, Terms
from rongtong.apps.conversion.actions.counting import count
from rongtong.apps.disclosure.actions import agreements, grants, rooms
from rongtong.apps.disclosure.models import Agreement
from rongtong.apps.disclosure.queries.copies import linked
from rongtong.apps.introductions.actions import asking as asking_for
from rongtong.apps.introductions.actions import meeting as meetings
from rongtong.apps.introductions.actions import proposing, replying, talking
from rongtong.apps.introductions.actions.proposing import Plan
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.asking import Answers
from rongtong.apps.ledger.actions import invoicing, owing, paying
from rongtong.apps.ledger.queries.obligations import about as owed_about
from rongtong.apps.matching.actions.answering import answer
from rongtong.apps.matching.models import Candidate, Gap, Run, UnmetNeed, UnmetRound, WeightsVersion
from rongtong.apps.orders.actions import ordering
from rongtong.apps.parties.actions import (
    centres,
    delegations,
    details,
    experts,
    identity,
    invitations,
    memberships,
    merges,
    organisations,
    persons,
    roles,
    staff,
    verifications,
    work,
)
from rongtong.apps.parties.actions.sides import party_for
from rongtong.apps.parties.models import DuplicateProposal, Person, Twin
from rongtong.apps.registration.models import Registration
from rongtong.kit import clocks
from rongtong.kit.accounts.models import User
from rongtong.kit.api.actions.tokens import revoke_token
from rongtong.kit.audit import action
from rongtong.kit.files.actions import keep
from rongtong.kit.files.links import signed
from rongtong.kit.jobs.models import Job
from rongtong.kit.notices import tell
from rongtong.kit.notices.models import Delivery, Notice
from rongtong.kit.notices.off import off_token
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.kit.permissions.queries import actor_for
from rongtong.kit.privacy.actions import erasing, exporting, tagging
from rongtong.kit.privacy.models import Tag
from rongtong.lib.actor import SYSTEM, Actor
from rongtong_match.rank.weights import default, dump
from tests.factories import mail, vocab
from tests.factories.accounts import account
from tests.factories.documents import word
from tests.factories.imports import sheet
from tests.factories.jobs import work_off
from tests.factories.organisations import PDF, code
from tests.factories.tokens import token

HERE, THERE = "500112", "510703"
"""The county of the records, and another one of another province."""
MARKUP = "<script>x</script>\"'><img onerror=x>"
ACTORS = {
    "a": "nobody signed in",
    "s": "a stranger, signed in",
    "q": "asks to join",
    "i": "is invited",
    "m": "member",
    "A": "administrator",
    "f": "former member",
    "d": "delegate whose time is over",
    "w": "the unlisted person",
    "o": "officer of this county",
    "r": "reviewer of this county",
    "O": "officer of another county",
    "R": "reviewer of another county",
    "x": "former officer",
    "p": "operator without a staff session",
    "P": "operator in a staff session",
    "u": "auditor",
    "t": "a token with too few scopes",
    "v": "a revoked token",
    "z": "a former member's token",
}


@dataclass
class World:
    """Accounts by letter, keys by name, marks with the letters of those who may read them."""

    at: datetime
    people: dict[str, User] = field(default_factory=dict)
    keys: dict[str, Any] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    pattern: re.Pattern[str] = field(default_factory=lambda: re.compile("$."))

    def mark(self, name: str, who: str, *, markup: bool = True) -> str:
        """Give the text for a field that only ``who`` may read."""
        word = f"Zq{name}Qz"
        self.marks[word] = who + ("d" if "m" in who else "")
        return word + MARKUP if markup else word

    def acting(self, who: str) -> Actor:
        """Give who acts, with the power of now."""
        return actor_for(self.people[who], at=self.at)


def build() -> World:
    """Make it all; within one transaction of the caller."""
    vocab.load()
    made = World(timezone.now())
    for part in (
        _accounts,
        _centres,
        _organisation,
        _members,
        _case,
        _person,
        _drafts,
        _doubles,
        _listings,
        _imports,
        _documents,
        _gate,
        _matches,
        _introductions,
        _contracts,
        _disclosure,
        _campaigns,
        _money,
        _orders,
        _deals,
        _rest,
    ):
        part(made)
    for letter, user in made.people.items():
        made.sessions[letter] = _signed_in(
            user, acts_for=made.keys["ended delegation"].pk if letter == "d" else None
        )
    made.pattern = re.compile("|".join(map(re.escape, made.marks)))
    return made


def _signed_in(user: User, acts_for: int | None) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["seen"], session["factor"] = int(timezone.now().timestamp()), True
    if acts_for:
        session["acts_for"] = acts_for
    session.create()
    return str(session.session_key)


def _accounts(made: World) -> None:
    for letter in "sqimAfdworORxpPu":
        others = "".join(ACTORS).replace(letter, "").replace("P", "")
        word = f"zq{letter.lower()}{'up' if letter.isupper() else 'lo'}mail"
        made.marks[word] = "".join(x for x in ACTORS if x not in others)
        made.people[letter] = account(
            f"N{letter}{'u' if letter.isupper() else 'l'} {MARKUP}"[:60], email=f"{word}@example.org"
        )
    for letter, role in {"p": "operator", "P": "operator", "u": "auditor"}.items():
        assign(
            user=made.people[letter],
            role=role,
            actor=SYSTEM,
            at=made.at,
            reason=made.mark("role" + letter, "Pu"),
        )
    open_staff_session(
        user=made.people["P"],
        reason=made.mark("session", "Pu"),
        minutes=60,
        actor=made.acting("P"),
        at=made.at,
    )


def _centres(made: World) -> None:
    values = {"address": "创新路 1 号", "phone": "023-0000000", "hours": "9-17"}
    plan = {"actor": made.acting("P"), "at": made.at}
    for name, region, top in (("here", HERE, "500000"), ("there", THERE, "510000")):
        province = centres.plan(
            level="province", region=top, parent=None, values=values | {"name": f"省中心{name}"}, **plan
        )
        province = centres.open_centre(centre=province, version=None, **plan)
        county = centres.plan(
            level="county", region=region, parent=province, values=values | {"name": f"县中心{name}"}, **plan
        )
        made.keys[name] = centres.open_centre(centre=county, version=None, **plan)
        made.keys["top" if name == "here" else "top there"] = province
    made.keys["planned"] = centres.plan(
        level="county",
        region="500113",
        parent=made.keys["top"],
        values=values | {"name": made.mark("planned", "Pu")},
        **plan,
    )
    made.keys["coverage"] = centres.cover(
        centre=made.keys["here"],
        kind="extra",
        region="500113",
        since=made.at.date(),
        until=None,
        reason="代管",
        **plan,
    )
    for letter, where, post in (
        ("o", "here", "officer"),
        ("r", "here", "reviewer"),
        ("x", "here", "officer"),
        ("O", "there", "officer"),
        ("R", "there", "reviewer"),
    ):
        made.keys["posting " + letter] = staff.post(
            centre=made.keys[where],
            user=made.people[letter],
            post=post,
            reason=made.mark("post" + letter, "Pu" + letter),
            actor=made.acting("P"),
            at=made.at,
        )
    staff.end_post(posting=made.keys["posting x"], reason="调离", actor=made.acting("P"), at=made.at)


def _organisation(made: World) -> None:
    values = {"name": made.mark("org", "mAqiorPuftz"), "uscc": code(), "kind": "company", "region": HERE}
    org = organisations.register(values=values, actor=made.acting("A"), at=made.at)
    made.marks[values["uscc"]] = made.marks["ZqorgQz"]
    org = organisations.edit(
        organisation=org,
        version=org.version,
        actor=made.acting("A"),
        at=made.at,
        values={"visibility": "members", "summary": made.mark("summary", "mAorPu")},
    )
    org = details.save_contacts(
        organisation=org,
        version=org.version,
        actor=made.acting("A"),
        at=made.at,
        rows=[
            {
                "id": None,
                "name": made.mark("contact", "", markup=False),
                "duty": made.mark("duty", "mAorPu"),
                "phone": "13912345678",
                "email": "zqcontactmail@example.org",
                "audience": "officers",
            }
        ],
    )
    made.marks |= {"13912345678": "", "zqcontactmail": ""}
    made.keys |= {"org": org, "contact": org.contacts.get()}
    public = {"name": f"=公开{MARKUP}", "uscc": code(), "kind": "institute", "region": HERE}
    made.keys["open org"] = organisations.register(values=public, actor=made.acting("A"), at=made.at)


def _members(made: World) -> None:
    by = {"actor": made.acting("A"), "at": made.at}
    for letter in "mfd":
        sent, _secret = invitations.invite(
            organisation=made.keys["org"],
            way="link",
            address="",
            roles=(),
            title=made.mark("title" + letter, "mAorPz" + letter),
            **by,
        )
        made.keys["membership " + letter] = invitations.accept(
            invitation=sent, actor=made.acting(letter), at=made.at
        )
    made.keys["delegation"] = delegations.delegate(
        principal=made.keys["org"].memberships.get(user=made.people["A"]),
        delegate=made.keys["membership d"],
        until=made.at + timedelta(days=1),
        reason=made.mark("delegation", "mAorPu"),
        **by,
    )
    made.keys["ended delegation"] = delegations.end_delegation(delegation=made.keys["delegation"], **by)
    made.keys["delegation"] = delegations.delegate(
        principal=made.keys["org"].memberships.get(user=made.people["A"]),
        delegate=made.keys["membership m"],
        until=made.at + timedelta(days=1),
        reason=made.mark("delegate", "mAorPu"),
        **by,
    )
    made.secrets["z"] = token(made.people["f"])[1]
    memberships.remove(
        membership=made.keys["membership f"], reason="other", note=made.mark("removed", "AfuPz"), **by
    )
    made.keys["request"] = memberships.ask_to_join(
        organisation=made.keys["org"],
        actor=made.acting("q"),
        at=made.at,
        message=made.mark("asks", "qAoP"),
        title="部长",
    )
    mail = made.people["i"].email
    sent, secret = invitations.invite(
        organisation=made.keys["org"],
        way="email",
        address=mail,
        roles=(),
        title=made.mark("invited", "iAP"),
        **by,
    )
    made.keys |= {"invitation": sent, "invitation token": secret}
    made.marks[secret] = "a" + "".join(ACTORS)  # who follows the link holds it already
    made.secrets["t"] = token(made.people["m"], "api.me.read")[1]
    revoked, made.secrets["v"] = token(made.people["A"])
    revoke_token(token=revoked, **by)
    kept, _secret = token(made.people["A"], organisation=made.keys["org"].pk)
    made.keys["token"] = kept


def _case(made: World) -> None:
    by = {"actor": made.acting("A"), "at": made.at}
    case = verifications.begin(organisation=made.keys["org"], **by)
    upload = SimpleUploadedFile(
        "zqevidencename.pdf", PDF + b"% ZqevidencetextQz", content_type="application/pdf"
    )
    verifications.add_evidence(case=case, kind="licence", upload=upload, **by)
    made.marks |= {"zqevidencename": "ArPu", "ZqevidencetextQz": "ArP"}
    case = verifications.submit(case=case, licence_name=made.mark("licence", "ArP"), **by)
    answer = {"actor": made.acting("r"), "at": made.at}
    case = verifications.decide(case=case, step="take", **answer)
    case = verifications.decide(
        case=case, step="return", reason="other", note=made.mark("returned", "ArPmou"), **answer
    )
    made.keys |= {"case": case, "evidence": case.evidence.get(), "evidence file": case.evidence.get().file}


def _person(made: World) -> None:
    by = {"actor": made.acting("w"), "at": made.at}
    one = persons.begin(
        values={"name": made.mark("person", "worPu"), "region": HERE, "about": made.mark("about", "worP")},
        **by,
    )
    one = persons.edit(
        person=one,
        version=None,
        values={
            "resident_id": "11010519491231002X",
            "phone": "13812345679",
            "email": "zqpersonmail@example.org",
        },
        **by,
    )
    made.marks |= {"11010519491231002X": "", "13812345679": "", "zqpersonmail": ""}
    made.keys["work"] = work.add_work(
        person=one,
        organisation=None,
        written=made.mark("workplace", "worPu"),
        department=made.mark("department", "worP"),
        position="",
        since=None,
        until=None,
        **by,
    )
    terms = experts.set_terms(
        person=one,
        values={
            "open": True,
            "needs_a_week": 3,
            "hours_a_week": 4,
            "least_fee": 1,
            "hours": made.mark("hours", "worPu"),
            "methods": [],
            "equipment": [],
            "away_until": None,
        },
        version=None,
        **by,
    )
    made.keys["no go"] = experts.avoid(
        terms=terms, organisation=made.keys["open org"], note=made.mark("nogo", "w"), **by
    )
    made.keys["interest"] = experts.declare(
        person=one,
        kind="shares",
        organisation=made.keys["open org"],
        other=None,
        note=made.mark("interest", "worP"),
        since=None,
        until=None,
        **by,
    )
    upload = SimpleUploadedFile("zqproofname.pdf", PDF + b"% ZqprooftextQz")
    file = keep(upload, purpose="parties.identity_proof", about=one.identity, **by)
    identity.add_proof(
        identity=one.identity, kind="work_proof", note=made.mark("proof", "worP"), file=file, **by
    )
    identity.decide_identity(identity=one.identity, name="assert", version=None, **by)
    made.marks |= {"zqproofname": "worPu", "ZqprooftextQz": "worP"}
    made.keys |= {"person": Person.objects.get(pk=one.pk), "proof file": file}


def _drafts(made: World) -> None:
    by = {"actor": made.acting("A"), "at": made.at}
    draft = persons.draft(
        organisation=made.keys["org"],
        values={
            "name": made.mark("draft", "AorPu"),
            "region": HERE,
            "about": made.mark("draftabout", "AorP"),
            "email": "zqdraftmail@example.org",
        },
        **by,
    )
    made.marks["zqdraftmail"] = ""
    asks = {"actor": made.acting("q"), "at": made.at}
    made.keys["claim"] = identity.claim(
        person=draft, user=made.people["q"], note=made.mark("claim", "qrPu"), **asks
    )
    made.marks["ZqdraftQz"] = "AorPuq"
    one = persons.draft(
        organisation=made.keys["org"], values={"name": made.mark("twina", "AorPu"), "region": HERE}, **by
    )
    two = persons.draft(
        organisation=made.keys["org"], values={"name": made.mark("twinb", "AorPu"), "region": HERE}, **by
    )
    made.keys |= {"draft": draft, "unclaimed": one}
    made.keys["twin"] = Twin.objects.create(first=one, second=two, signs=["phone"], found_at=made.at)


def _doubles(made: World) -> None:
    hidden = {"kind": "company", "region": HERE, "uscc": ""}
    made.marks["ZqdoubleQz"] = "orAPu"
    rows = [
        organisations.register(
            values=hidden | {"name": f"ZqdoubleQz{n}{MARKUP}", "uscc": code()},
            actor=made.acting("A"),
            at=made.at,
        )
        for n in range(4)
    ]
    rows = [
        organisations.edit(
            organisation=row,
            version=row.version,
            values={"visibility": "members"},
            actor=made.acting("A"),
            at=made.at,
        )
        for row in rows
    ]
    pairs = [
        DuplicateProposal.objects.create(first=one, second=two, evidence=["same_phone"], found_at=made.at)
        for one, two in (rows[:2], rows[2:])
    ]
    merge = merges.merge(
        proposal=pairs[1],
        keep=rows[2].pk,
        with_members=False,
        reason=made.mark("merge", "rAoPu"),
        actor=made.acting("r"),
        at=made.at,
    )
    made.keys |= {"pair": pairs[0], "merge": merge}


def _listings(made: World) -> None:
    """One of every state that could leak; the public one hides what only members and its reviewers read."""
    by = {"actor": made.acting("A"), "at": made.at, "organisation": made.keys["org"]}

    def begun(name: str, who: str, state: str, side: str = "need", **values: Any) -> Listing:
        kind = "research" if side == "need" else "result"
        typed = {"title": made.mark(f"listing{name}", who)[:80], "field": "05", "region": THERE} | values
        one = listings.begin(side=side, kind=kind, values=typed, **by)
        Listing.objects.filter(pk=one.pk).update(
            state=state,
            home=HERE,
            submitted_at=None if state == "draft" else made.at,
            published_at=made.at,
            expires_on=made.at.date() + timedelta(days=30),
        )
        one.refresh_from_db()
        return one

    kept = "mAorP"
    made.keys["draft listing"] = begun("draft", "mA", "draft")
    made.keys["discarded listing"] = begun("discarded", "mA", "discarded")
    Listing.objects.filter(pk=made.keys["discarded listing"].pk).update(submitted_at=None)
    for state in ("returned", "taken_down", "submitted", "closed"):
        made.keys[f"{state} listing"] = begun(state.replace("_", ""), kept, state)
    hidden = {
        "title": f"公开的需求{MARKUP}",
        "detail": made.mark("veileddetail", kept),
        "tried": made.mark("veiledtried", kept),
        "veiled": ["organisation", "detail", "tried", "money", "region"],
    }
    made.keys["listing"] = begun("unused", "mAorP", "published", **hidden)
    made.keys["offer"] = begun("unusedtoo", "mAorP", "published", "offer", **hidden)
    waiting = {"summary": made.mark("pendingchange", "ArP")}
    change = revisions.propose(listing=made.keys["listing"], values=waiting, actor=by["actor"], at=made.at)
    Revision.objects.filter(pk=change.pk).update(state="submitted", submitted_at=made.at)
    made.keys |= {"side name": "need", "kind name": "research", "discard name": "discard"}
    made.keys["saved search"] = readers.save_search(
        name=made.mark("savedsearch", "w"), query="side=need", actor=made.acting("w"), at=made.at
    )
    showing.refresh([made.keys["listing"].pk, made.keys["offer"].pk])


def _matches(made: World) -> None:
    """The public need beside somebody else's offer, with passages that only the need's house reads."""
    offer = Listing.objects.get(pk=made.keys["offer"].pk)
    offer.pk, offer._state.adding = None, True
    offer.organisation, offer.person = None, Person.objects.get(pk=made.keys["unclaimed"].pk)
    offer.detail, offer.tried = made.mark("foreigndetail", "orP"), ""
    offer.save(force_insert=True)
    need = made.keys["listing"]
    run = Run.objects.create(need=need, cause=need, state="done", at=made.at + timedelta(minutes=1))
    passage = {"part": "detail", "before": "", "after": "", "text": made.mark("ownpassage", "mA")}
    reasons = [{"code": "topic.terms", "params": {"terms": MARKUP}, "need": [passage], "offer": []}]
    Candidate.objects.create(
        need=need, offer=offer, run=run, rank=1, score=600_000, level=4, outcome="met", reasons=reasons,
        twofold=True, level_offer=4, found_at=made.at,
        contributions=[["topic_title", 1.0, 0.6, 600_000]],
    )  # fmt: skip
    made.keys["foreign offer"] = offer
    round_ = UnmetRound.objects.create(at=made.at, needs=1, unmet=1, encoder="none", took_ms=1)
    made.keys["gap"] = Gap.objects.create(round=round_, number=1, field=need.field, terms=["压铸"], size=1)
    UnmetNeed.objects.create(gap=made.keys["gap"], need=need, why="barred", broken={"budget": 1})
    made.keys["weights"] = WeightsVersion.objects.create(
        version=made.mark("weights", "P"), text=dump(default()), based_on="2026-11-d", made_at=made.at
    )
    answer(listing=need, other=offer.pk, said="interested", actor=made.acting("A"), at=made.at)


def _introductions(made: World) -> None:
    """The public need, anonymous, asks offers of another firm for a talk: one has still to answer."""
    need, seen_by, founder = made.keys["listing"], "mAoOP", account()
    typed = {"name": "另一家研究所", "uscc": code(), "kind": "institute", "region": THERE}
    house = organisations.register(values=typed, actor=actor_for(founder, at=made.at), at=made.at)
    for name in ("unasked offer", "introduction", "open introduction", "met introduction"):
        offer = Listing.objects.get(pk=made.keys["foreign offer"].pk)
        offer.pk, offer._state.adding = None, True
        offer.organisation, offer.person = house, None
        offer.save(force_insert=True)
        made.keys[name] = offer
        if name != "unasked offer":
            answers = Answers("solve", remark=made.mark(f"remark{name[:4]}", seen_by))
            by = {"actor": made.acting("A"), "at": made.at}
            made.keys[name] = asking_for.ask(own=need, other=offer, answers=answers, **by)
    made.keys["withdraw name"] = "withdraw"
    _talks(made, seen_by, actor_for(founder, at=made.at))


def _talks(made: World, seen_by: str, founder: Actor) -> None:
    """Two said yes: in one talk stands a message with a file, of the other a meeting has begun."""
    for name in ("open introduction", "met introduction"):
        made.keys[name] = replying.accept(introduction=made.keys[name], actor=SYSTEM, at=made.at)
    upload = SimpleUploadedFile("a.pdf", PDF, content_type="application/pdf")
    made.keys["message"] = talking.say(
        introduction=made.keys["open introduction"],
        body=made.mark("message", seen_by),
        uploads=[upload],
        actor=made.acting("A"),
        at=made.at + timedelta(hours=2),  # the world is asked for minutes: a message goes back for five
    )
    before = made.at - timedelta(days=3)
    plan = Plan([made.at - timedelta(days=1)], "place", made.mark("place", seen_by)[:200])
    meeting = proposing.propose(
        introduction=made.keys["met introduction"], plan=plan, actor=made.acting("A"), at=before
    )
    slot = meeting.slots.get().pk
    made.keys["meeting"] = meetings.pick(meeting=meeting, slot=slot, actor=founder, at=before)


def _contracts(made: World) -> None:
    """A firm of the county buys: terms on the table, a signed one with a delivery, a published price."""
    seen_by, by = "mAoOP", {"actor": made.acting("A"), "at": made.at}
    other = made.keys["introduction"].offer.organisation
    given = {"buyer": made.keys["org"], "seller": other, "kind": "development", "subkind": "commissioned"}
    draft = begin_contract(title=made.mark("contract", seen_by), **given, **by)
    written = dict(draft.drafts.get().values) | {"valid_from": "2026-04-01", "valid_to": "2027-03-31"}
    written["clauses"] |= {"subject": made.mark("clause", seen_by)}
    drafting.propose(contract=draft, values=written, based_on=0, **by)
    content = SimpleUploadedFile("final.pdf", PDF, content_type="application/pdf")
    file = keep(content, purpose="contracts.final", about=draft, **by)
    made.keys["edited draft"] = keep(
        word(paragraphs=["第一条　技术信息和资料的保密", "改过"]),
        purpose="contracts.edited",
        about=draft,
        **by,
    )
    rows = {
        "contract": draft,
        "terms_no": 1,
        "file": file,
        "sha256": "a" * 64,
        "sm3": "b" * 64,
        "at": made.at,
    }
    Final.objects.create(**rows)
    running = Contract.objects.get(pk=draft.pk)
    running.pk, running._state.adding = None, True
    running.state, running.signed_no, running.signed_at = "performing", 1, made.at
    running.title = made.mark("running", seen_by)
    running.save(force_insert=True)
    Terms.objects.create(contract=running, number=1, values=written, side="buyer", at=made.at)
    stone = Milestone.objects.create(
        contract=running,
        key="m1",
        number=1,
        title=made.mark("milestone", seen_by),
        state="delivered",
        round=1,
    )
    contracts.Delivery.objects.create(
        milestone=stone, round=1, note=made.mark("delivery", seen_by), at=made.at
    )
    ending = Termination.objects.create(
        contract=running, side="seller", why="late", text=made.mark("ending", seen_by), at=made.at
    )
    sold = Contract.objects.get(pk=draft.pk)
    sold.pk, sold._state.adding, sold.state = None, True, "notice"
    sold.buyer, sold.seller, sold.buyer_home, sold.seller_home = draft.seller, draft.buyer, THERE, HERE
    sold.title = made.mark("sold", seen_by)
    sold.save(force_insert=True)
    notice = contracts.Notice.objects.create(
        contract=sold, terms_no=1, name=f"公示的成果{MARKUP}", price_fen=1, opened_at=made.at,
        until=made.at + timedelta(days=15),
    )  # fmt: skip
    _trials(made, draft, seen_by)
    _splits(made, sold)
    words = {"why": "price", "text": made.mark("objection", "smAoOP"), "by": made.people["s"], "at": made.at}
    made.keys |= {
        "contract": draft, "running contract": running, "milestone": stone, "ending": ending,
        "price notice": notice, "objection": Objection.objects.create(notice=notice, **words),
        "registration": _registration(made, sold, seen_by),
    }  # fmt: skip


def _registration(made: World, sold: Contract, seen_by: str) -> Registration:
    """The firm of the county sells: its application came back with a remark."""
    one = Registration.objects.create(
        contract=sold, buyer=sold.buyer, seller=sold.seller, buyer_home=THERE, seller_home=HERE,
        kind=sold.kind, subkind=sold.subkind, state="returned", round=1, terms_no=1, begun_at=made.at,
        title=made.mark("registration", seen_by)[:120], submitted_at=made.at,
    )  # fmt: skip
    one.submissions.create(round=1, terms_no=1, form=[["title", made.mark("form", seen_by)]], at=made.at)
    one.remarks.create(
        round=1, place="clause:subject", why="vague", text=made.mark("remark", seen_by), at=made.at
    )
    return one


def _splits(made: World, sold: Contract) -> None:
    """How the firm shares what it is paid: the unlisted person is named, the costs are stated."""
    given = {"contract": sold, "at": made.at}
    rule = made.mark("splitrule", "Aw")
    split = contracts.Split.objects.create(number=1, team_bp=7_000, own_rule=rule, **given)
    portion = contracts.Portion.objects.create(
        split=split, person=made.keys["person"], bp=10_000, role=made.mark("splitrole", "Aw")[:80]
    )
    contracts.Stated.objects.create(
        kind="cost", what=made.mark("splitcost", "Aw"), fen=100, on=made.at.date(), **given
    )
    made.keys |= {"sold contract": sold, "split": split, "portion": portion, "sheet name": "xlsx"}


def _trials(made: World, contract: Contract, seen_by: str) -> None:
    """What the firm tries: one offered to it, one that runs with evidence of the owner; an offer to try."""
    offer = Listing.objects.get(pk=made.keys["unasked offer"].pk)
    offer.pk, offer._state.adding, offer.licences, offer.veiled = None, True, ["trial"], []
    offer.detail = "可先试用。"  # all of it is public
    offer.save(force_insert=True)
    given = {
        "buyer": contract.buyer, "seller": contract.seller, "buyer_home": contract.buyer_home,
        "seller_home": contract.seller_home, "months": 3, "offered_side": "seller", "offered_at": made.at,
    }  # fmt: skip
    asked = contracts.Trial.objects.create(
        title=made.mark("trial", seen_by),
        scope=made.mark("trialscope", seen_by),
        offer=made.keys["unasked offer"],
        **given,
    )
    running = contracts.Trial.objects.create(
        title=made.mark("tried", seen_by), scope="一条产线", offer=made.keys["introduction"].offer,
        state="running", accepted_at=made.at, ends_on=made.at.date() + timedelta(days=90), **given,
    )  # fmt: skip
    usage = contracts.Usage.objects.create(
        trial=running, side="seller", on=made.at.date(), note=made.mark("usage", seen_by), at=made.at
    )
    made.keys |= {"offer to try": offer, "offered trial": asked, "running trial": running, "usage": usage}


def _disclosure(made: World) -> None:
    """Two agreements of the firm with the institute: one waits for it, the other opened something to both."""
    by = {"actor": made.acting("A"), "at": made.at}
    house = made.keys["open introduction"].seller.organisation
    their = {"actor": actor_for(house.admins(made.at).get().user, at=made.at), "at": made.at}
    listing, offer = made.keys["listing"], Listing.objects.get(pk=made.keys["unasked offer"].pk)
    offer.pk, offer._state.adding, offer.detail = None, True, made.mark("openeddetail", "AorP")
    offer.save(force_insert=True)
    made.keys["unsigned talk"] = asking_for.ask(own=listing, other=offer, answers=Answers("solve"), **by)
    replying.accept(introduction=made.keys["unsigned talk"], actor=SYSTEM, at=made.at)
    shown = {"buyer_named_at": made.at, "seller_named_at": made.at}
    Introduction.objects.filter(state="accepted").update(**shown)
    kept = agreements.ask(introduction=made.keys["open introduction"], years=3, **their)
    made.keys["asked agreement"] = kept
    bound = agreements.ask(introduction=made.keys["unsigned talk"], years=3, **by)
    ends = made.at + timedelta(days=1095)
    Agreement.objects.filter(pk=bound.pk).update(state="standing", signed_at=made.at, ends_at=ends)
    why = made.mark("why", "A")
    made.keys["grant"] = grants.ask(agreement=bound, listing=listing, level=3, why=why, **their)
    grants.give(agreement=bound, listing=offer, level=2, **by | their)
    made.keys["bound agreement"], made.keys["their offer"] = bound, offer
    for name, about, who in (("room file", listing, by), ("their file", offer, their)):
        upload = SimpleUploadedFile(f"{made.mark(name.replace(' ', ''), 'A')}.txt", b"x")
        made.keys[name] = rooms.add(listing=about, upload=upload, level=2, **who)
    reading = rooms.open_file(room_file=made.keys["their file"], way="view", **by)
    made.keys["reading link"] = linked(reading, session="another", at=made.at)


def _gate(made: World) -> None:
    """What only the desk reads: a pair, an absorbed one, an answer, why something was taken down."""
    first, second = made.keys["returned listing"], made.keys["submitted listing"]
    words = {"part": "title", "share": 0.9, "words": made.mark("pairwords", "rP")}
    pair = DuplicatePair.objects.create(first=first, second=second, evidence=words, found_at=made.at)
    absorbed = Listing.objects.get(pk=made.keys["closed listing"].pk)
    absorbed.pk, absorbed._state.adding, absorbed.state = None, True, "absorbed"
    absorbed.merged_into, absorbed.title = made.keys["listing"], made.mark("absorbed", "mAorP")
    absorbed.save(force_insert=True)
    merge = ListingMerge.objects.create(
        kept=made.keys["listing"], absorbed=absorbed, before="published", at=made.at, reason="同一条"
    )
    note = {"listing": made.keys["taken_down listing"], "at": made.at, "reason": "false"}
    TakeDown.objects.create(note=made.mark("takedownnote", "orP"), **note)
    answered = {"at": made.at, "answered_at": made.at, "outcome": "return", "reason": "figures"}
    Submission.objects.create(
        listing=first, number=1, wording=made.mark("gateanswer", "mArP"), record=plain(first), **answered
    )
    awaited(listing=second, actor=SYSTEM, at=made.at)
    made.keys |= {"listing pair": pair, "listing merge": merge, "change": Revision.objects.get()}


@action
def awaited(*, listing: Listing, actor: Actor, at: datetime) -> None:
    """Start the clock of an answer."""
    clocks.start(REVIEW_CLOCK, listing, at=at)


def _imports(made: World) -> None:
    """A spreadsheet that was read: nobody but its owner's writers knows of it."""
    by = {"actor": made.acting("A"), "at": made.at}
    upload = sheet([[1, made.mark("importrow", "A"), made.mark("importdetail", "A"), "农业", "绵阳", "5", 8]])
    upload.name = f"{made.mark('importname', 'APu', markup=False)}.xlsx"
    batch = imports.begin_import(
        side="offer", kind="result", organisation=made.keys["org"], upload=upload, **by
    )
    work_off("catalogue.read_import")
    batch.refresh_from_db()
    made.keys["import"] = batch


def _documents(made: World) -> None:
    """A document of two needs that waits to be picked from, and a letter that waits for a click."""
    words = [made.mark(f"piece{one}", "A") for one in ("one", "two")]
    text = f"1. 急需开发耐高温封装胶 {words[0]}\n2. 寻求轴承钢热处理工艺 {words[1]}"
    made.keys["document"] = documents.bring(
        side="need", kind="research", text=text, name=made.mark("documentname", "APu"),
        organisation=made.keys["org"], actor=made.acting("A"), at=made.at,
    )  # fmt: skip
    raw = mail.written(str(made.people["A"].email), subject=made.mark("lettersubject", "".join(ACTORS)))
    letter, _fresh = letters.receive(raw=raw, size=len(raw), actor=SYSTEM, at=made.at)
    work_off("catalogue.read_")
    made.keys["document"].refresh_from_db()
    letter.refresh_from_db()
    made.keys["letter received"], made.keys["letter token"] = letter, letters.token_of(letter)


def _campaigns(made: World) -> None:
    """Two firms are asked: one whose link everybody here holds, and one that is the officers' business."""
    by = {"actor": made.acting("o"), "at": made.at}
    plan = {
        "name": f"摸底{MARKUP}",
        "why": f"为什么{MARKUP}",
        "side": "need",
        "kinds": ["service"],
        "length": 20,
    }
    round_ = planning.plan(centre=made.keys["here"], values=plan, **by)
    hidden = Found(
        made.mark("askedfirm", "oPu"), region=HERE, contact=made.mark("askedperson", "", markup=False),
        phone="+8613712340000",
    )  # fmt: skip
    firms = [as_found(made.keys["open org"]), *recognised([hidden], SYSTEM)]
    asking.add(campaign=round_, found=firms, **by)
    round_ = planning.move(campaign=round_, step="start", **by)
    open_one, other = round_.targets.order_by("pk")
    for one, title in ((open_one, "公开的回答"), (other, made.mark("askedanswer", "oPu"))):
        told = {"title": title[:80], "detail": "详情", "field": "05", "region": HERE}
        link = {"actor": SYSTEM, "at": made.at}
        made.keys["campaign answer"] = answering.send(
            answer=answering.begin(target=one, kind="service", values=told, **link), **link
        )
    made.marks["13712340000"] = ""
    made.keys |= {"campaign": round_, "campaign target": other, "link target": open_one}
    made.keys["link"] = token_of(TARGET, open_one.pk, open_one.key)
    made.keys["public link"] = token_of(PUBLIC, round_.pk, round_.key)
    made.keys["link answer"] = open_one.answers.get()
    draft = planning.plan(centre=made.keys["here"], values=plan, **by)
    asking.add(campaign=draft, found=recognised([Found("待问的厂")], SYSTEM), **by)
    made.keys["planned campaign"] = draft


def _money(made: World) -> None:
    """The firm owes somebody of no region here; a payment it reported waits, another waits for it."""
    founder, name = account(), made.mark("creditor", "".join(ACTORS))
    outside = organisations.register(
        values={"name": name, "uscc": code(), "kind": "company", "region": "510100"},
        actor=actor_for(founder, at=made.at), at=made.at,
    )  # fmt: skip
    made.keys |= {"creditor org": outside, "outsider": actor_for(founder, at=made.at)}
    debtor, creditor = party_for(made.keys["org"]), party_for(outside)
    owed = owing.owe(
        debtor=debtor, creditor=creditor, amount=100_00, about=debtor, what=made.mark("owed", "AoPu"),
        due=None, actor=SYSTEM, at=made.at,
    )  # fmt: skip
    given = {"obligation": owed, "actor": SYSTEM, "at": made.at, "note": made.mark("paynote", "Aou")}
    theirs = paying.report(side="creditor", amount=10_00, key="t", **given)
    ours = paying.report(side="debtor", amount=10_00, key="o", **given)
    other = owing.owe(
        debtor=creditor, creditor=debtor, amount=100_00, about=creditor, what=made.mark("owing", "AoPu"),
        due=None, actor=SYSTEM, at=made.at,
    )  # fmt: skip
    paper = invoicing.report_invoice(
        obligation=other, number="1" * 20, amount=10_00, issued_on=made.at.date(), actor=made.acting("A"),
        at=made.at,
    )  # fmt: skip
    made.keys |= {
        "owed": owed, "owing": other, "own payment": ours, "their payment": theirs, "paper": paper,
        "party": debtor, "account name": "payable",
    }  # fmt: skip


def _orders(made: World) -> None:
    """The firm buys of somebody outside and sells to them."""
    outside, at = made.keys["creditor org"], made.at

    def service(owner: Any, actor: Actor) -> Listing:
        values = {"title": "检测", "money_low": 100_00, "money_high": 100_00, "region": THERE}
        given = {"organisation": owner, "values": values, "actor": actor, "at": at}
        one = listings.begin(side="offer", kind="service", **given)
        public = {"state": "published", "published_at": at, "expires_on": at.date() + timedelta(days=30)}
        Listing.objects.filter(pk=one.pk).update(home=HERE, submitted_at=at, **public)
        return Listing.objects.get(pk=one.pk)

    theirs, ours = service(outside, made.keys["outsider"]), service(made.keys["org"], made.acting("A"))
    wish = made.mark("orderwish", "Ao")
    buys = {"offer": theirs, "buyer": made.keys["org"], "wish": wish, "actor": SYSTEM, "at": at}
    sells = {"offer": ours, "buyer": outside, "wish": wish, "actor": SYSTEM, "at": at}
    by = {"actor": SYSTEM, "at": at}
    paid = ordering.place(**buys)
    for step in ("deliver", "accept"):
        ordering.move(order=paid, step=step, note=made.mark("orderdelivery", "AoPu"), **by)
    owed = owed_about(paid).get()
    paying.confirm(payment=paying.report(obligation=owed, amount=100_00, key="p", side="debtor", **by), **by)
    made.keys |= {
        "service": theirs, "asked order": ordering.ask(**buys), "asked of us": ordering.ask(**sells),
        "ordered of us": ordering.place(**sells), "paid order": ordering.move(order=paid, step="pay", **by),
        "running order": ordering.move(order=ordering.place(**buys), step="start", **by),
    }  # fmt: skip
    # The firm is not public: its name is no more to be read beside the offer than elsewhere.
    Listing.objects.filter(pk=ours.pk).update(veiled=["organisation"])


def _deals(made: World) -> None:
    """What of the firm's paid order counts, and the doubt about one that looks the same."""
    paid = made.keys["paid order"]
    by = {"actor": SYSTEM, "at": made.at}
    made.keys["deal"] = count(kind=paid._meta.label, key=paid.pk, **by)
    again = ordering.place(offer=made.keys["service"], buyer=made.keys["org"], **by)
    ordering.move(order=again, step="deliver", note=made.mark("orderagain", "AoPu"), **by)
    made.keys["flag"] = count(kind=again._meta.label, key=again.pk, **by).raised.get()


def _rest(made: World) -> None:
    by = {"actor": made.acting("P"), "at": made.at}
    made.keys["role request"] = roles.give(
        user=made.people["s"], role="auditor", reason=made.mark("wants", "Pu"), **by
    )
    exporting.ask_export(user=made.people["w"], actor=made.acting("w"), at=made.at)
    made.keys["job"] = Job.objects.filter(name__startswith="privacy.").latest("pk")
    tell([made.people["w"]], "parties.posted", at=made.at, centre=made.mark("notice", "w"), post="x")
    made.keys["notice"] = Notice.objects.filter(user=made.people["w"]).latest("pk")
    made.keys["letter"] = Delivery.objects.get(notice=made.keys["notice"])
    Delivery.objects.filter(pk=made.keys["letter"].pk).update(
        state="failed", error=f"550 no mailbox {made.people['w'].email} {MARKUP}"
    )
    made.keys["erasure"] = erasing.ask_erasure(user=made.people["w"], actor=made.acting("w"), at=made.at)
    made.keys["tag"] = tagging.add_tag(
        user=made.people["w"].pk,
        word=made.mark("tag", "w")[:20],
        source=Tag.Source.OWN,
        actor=made.acting("w"),
        at=made.at,
    )
    made.keys["assignment"] = made.people["o"].assignments.get()
    made.keys |= {f"account {letter}": user for letter, user in made.people.items()}
    made.keys |= {"file token": made.keys["evidence file"].token, "person label": "parties.Person"}
    made.keys["signed link"] = signed(made.keys["proof file"], at=made.at, user=made.people["w"].pk).split(
        "/"
    )[-2]
    made.keys |= {
        "number name": "resident_id",
        "list name": "region",
        "csv name": "csv",
        "region code": HERE,
        "rows name": "figures",
        "admit name": "admit",
        "dispute name": "dispute",
        "confirm name": "confirm",
        "submit name": "submit",
        "provider name": "oidc1",
        "service name": "service",
        "step name": "matter",
    }
    made.keys["off token"] = off_token(made.keys["notice"])
