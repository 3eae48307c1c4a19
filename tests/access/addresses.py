"""Every address of the site with what it is asked for: the records of the world, and bodies that could work."""  # noqa: E501

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from rongtong.site.api.root import api
from tests.access.world import World
from tests.factories.documents import word
from tests.factories.imports import sheet
from tests.kit.files.pictures import picture, upload

OUTSIDE = (
    "account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_",
    "weixin_", "dingtalk_", "feishu_", "github_",
)  # fmt: skip
"""Names of the sign-in library: their views are tested there; here they are asked as every other address."""


@dataclass(frozen=True)
class Address:
    """A method at an address; ``key`` is its row in the table."""

    name: str
    method: str

    @property
    def key(self) -> str:
        """Give the name of the row."""
        return f"{self.method} {self.name}"


def named(patterns: Any = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Walk the resolver: each address by its full name; nameless ones by their route."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if not isinstance(one, URLPattern):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from named(one.url_patterns, inner)
        else:
            yield (space + one.name if one.name else f"{space}{one.pattern}"), one


def calls() -> dict[str, list[str]]:
    """Give the methods of the interface by name."""
    found: dict[str, list[str]] = {}
    for _prefix, router in api._routers:
        for path in router.path_operations.values():
            for operation in path.operations:
                found[f"api:api-1:{operation.view_func.__name__}"] = sorted(operation.methods)
    return found


def addresses() -> list[Address]:
    """Give all: pages by GET and POST, calls of the interface by their own methods."""
    names = dict.fromkeys(
        name for name, _pattern in named()
    )  # first: walking makes the interface gather its calls
    methods = calls()
    return [Address(name, method) for name in names for method in methods.get(name, ["GET", "POST"])]


def where(name: str, world: World) -> str:
    """Give the path of an address, filled with the records of the world."""
    if name in ROUTES:
        return ROUTES[name]
    fill = FILLED.get(name, ())
    values = [world.keys[one] if isinstance(one, str) else one for one in fill]
    return reverse(name, args=[getattr(one, "pk", one) for one in values])


ROUTES = {
    "api:v1/<path:rest>": "/api/v1/nothing/here",
    **{
        f"social/{one}/": f"/accounts/social/{one}/"
        for one in ("login/cancelled", "login/error", "signup", "connections")
    },
}


def _at(**days: int) -> str:
    return (timezone.localdate() + timedelta(**days)).isoformat()


def body(name: str, world: World) -> dict[str, Any]:
    """Give what could be sent there by whoever may: if it were refused for its content, nothing is proved."""
    make = BODIES.get(name)
    return make(world) if callable(make) else dict(make or {})


def sent(name: str, world: World) -> tuple[Any, str]:
    """Give the body and its type."""
    if name.startswith("api:api-1:") and name not in FORMS:
        return json.dumps(body(name, world)), "application/json"
    return body(name, world), ""


FORMS = {"api:api-1:add_document", "api:api-1:bring_document"}
"""Calls that bring a file."""
_ORG = ("org",)
FILLED: dict[str, tuple[Any, ...]] = {
    "site:account": ("account s",),
    "site:trail_entry": (1,),
    "site:demo_sign_in": ("account s",),
    "notices:open": ("notice",),
    "notices:off": ("off token",),
    "notices:undelivered_one": ("letter",),
    **dict.fromkeys(("jobs:one", "jobs:progress", "jobs:again", "jobs:cancel"), ("job",)),
    "files:signed": ("signed link",),
    "files:file": ("file token",),
    "files:remove": ("file token",),
    "privacy:remove_tag": ("tag",),
    "privacy:request": ("erasure",),
    "privacy:do": ("erasure",),
    "privacy:reveal": ("person label", "person", "number name"),
    **{f"vocab:{one}": ("list name",) for one in ("list", "import", "versions", "undo")},
    "vocab:download": ("list name", "csv name"),
    "vocab:term": ("list name", "region code"),
    **{
        f"parties:{one}": _ORG
        for one in (
            "organisation",
            "organisation_history",
            "organisation_edit",
            "members",
            "join",
            "invite",
            "delegate",
            "verification",
            "begin_verification",
            "drafts",
            "draft",
        )
    },
    "parties:contact": ("org", "contact"),
    "parties:organisation_rows": ("org", "rows name"),
    "parties:member": ("membership m",),
    "parties:membership_step": ("membership m",),
    "parties:decide_request": ("request",),
    "parties:own_invitation": ("invitation",),
    "parties:invitation_again": ("invitation",),
    "parties:invitation": ("invitation token",),
    "parties:end_delegation": ("delegation",),
    "parties:add_evidence": ("case",),
    "parties:submit_verification": ("case",),
    "parties:review": ("case",),
    "parties:remove_evidence": ("evidence",),
    "parties:duplicate": ("pair",),
    "parties:judge_duplicate": ("pair",),
    "parties:undo_merge": ("merge",),
    "parties:person": ("person",),
    "parties:person_record": ("person",),
    "parties:person_reveal": ("person", "number name"),
    "parties:claim": ("unclaimed",),
    "parties:profile_work_end": ("work",),
    "parties:expert_avoid_no_more": ("no go",),
    "parties:expert_interest_end": ("interest",),
    "parties:desk_identity": ("person",),
    "parties:desk_identity_move": ("person",),
    "parties:desk_claim": ("claim",),
    "parties:desk_twin": ("twin",),
    **{
        f"parties:{one}": ("here",)
        for one in (
            "centre",
            "centre_edit",
            "centre_move",
            "centre_close",
            "centre_cover",
            "staff",
            "staff_post",
        )
    },
    "parties:centre_go": ("planned",),
    "parties:centre_cover_end": ("here", "coverage"),
    "parties:staff_end": ("here", "posting o"),
    "parties:staff_load": ("here", "posting o"),
    "parties:role_take": ("assignment",),
    "parties:role_keep": ("assignment",),
    "parties:role_request": ("role request",),
    **{f"catalogue:{one}": ("listing",) for one in ("listing", "picture", "keep", "put", "pin")},
    "catalogue:organisation_shop": ("org",),
    "catalogue:person_shop": ("person",),
    "catalogue:saved_search": ("saved search",),
    "catalogue:review": ("submitted listing",),
    **{f"catalogue:{one}": ("listing pair",) for one in ("pair", "judge_pair")},
    "catalogue:undo_merge": ("listing merge",),
    "catalogue:change_case": ("change",),
    **{
        f"matching:{one}": ("listing",)
        for one in (
            *("candidates", "compare", "compare_word", "compare_pdf", "candidates_pdf"),
            *("state", "unstate", "questions"),
        )
    },
    "matching:gap": ("gap",),
    "matching:batch_fits": ("import",),
    **{f"matching:{one}": ("listing", "foreign offer") for one in ("answer", "undo")},
    "api:api-1:list_candidates": ("listing",),
    **{f"campaigns:{one}": ("campaign",) for one in ("campaign", "targets", "several", "answers", "cards")},
    **{f"campaigns:{one}": ("campaign",) for one in ("edit", "add", "evenly", "relink")},
    **{f"introductions:{one}": ("introduction",) for one in ("one", "move", "act")},
    **{
        f"contracts:{one}": ("contract",)
        for one in (
            "contract",
            "move",
            "terms",
            "accept",
            "price",
            "draft",
            "returned",
            "sign",
            "paper",
            "evidence",
        )
    },
    "contracts:write": ("contract", "step name"),
    "contracts:compare": ("contract", "edited draft"),
    **{f"contracts:{one}": ("running contract",) for one in ("change", "end")},
    **{f"contracts:{one}": ("milestone",) for one in ("milestone", "milestone_move")},
    "contracts:end_move": ("ending",),
    **{
        f"registration:{one}": ("registration",)
        for one in ("registration", "move", "form", "decide", "return", "register", "package")
    },
    **{f"registration:{one}": ("running contract",) for one in ("check", "start", "tax")},
    "contracts:notice": ("price notice",),
    "contracts:objection_move": ("objection",),
    "contracts:trial_new": ("offer to try",),
    **{f"contracts:{one}": ("sold contract",) for one in ("splits", "split_state")},
    **{f"contracts:{one}": ("split",) for one in ("split", "split_move")},
    "contracts:statement": ("split", "sheet name"),
    "contracts:portion_move": ("portion",),
    **{f"contracts:{one}": ("offered trial",) for one in ("trial", "trial_move")},
    **{f"contracts:{one}": ("running trial",) for one in ("trial_use", "trial_convert")},
    "contracts:usage_move": ("usage",),
    "introductions:ask": ("unasked offer",),
    "disclosure:ask": ("unsigned talk",),
    **{f"disclosure:{one}": ("asked agreement",) for one in ("agreement", "agreement_move")},
    **{f"disclosure:{one}": ("their offer",) for one in ("listing", "want")},
    **{f"disclosure:{one}": ("grant",) for one in ("grant_move", "grant_level")},
    **{f"disclosure:{one}": ("listing",) for one in ("room", "room_add", "room_give")},
    **{f"disclosure:{one}": ("room file",) for one in ("file_change", "file_remove")},
    "disclosure:file_open": ("their file",),
    **{f"disclosure:{one}": ("reading link",) for one in ("reading", "reading_copy")},
    "disclosure:reading_page": ("reading link", 1),
    "api:api-1:get_disclosed": ("their offer",),
    **{f"introductions:{one}": ("open introduction",) for one in ("say", "plan")},
    "introductions:unsay": ("message",),
    "api:api-1:get_introduction": ("introduction",),
    "api:api-1:get_agreement": ("asked agreement",),
    "api:api-1:get_contract": ("contract",),
    "api:api-1:get_registration": ("registration",),
    "api:api-1:get_order": ("running order",),
    "api:api-1:quote_order": ("asked of us",),
    "api:api-1:move_order": ("asked order", "withdraw name"),
    "api:api-1:rate_order": ("paid order",),
    "api:api-1:get_obligation": ("owed",),
    "api:api-1:report_payment": ("owed",),
    "api:api-1:move_obligation": ("owed", "dispute name"),
    "api:api-1:get_payment": ("their payment",),
    "api:api-1:answer_payment": ("their payment", "confirm name"),
    "api:api-1:move_introduction": ("introduction", "withdraw name"),
    "api:api-1:write_message": ("open introduction",),
    **{f"introductions:{one}": ("meeting",) for one in ("meeting", "minutes", "calendar")},
    "campaigns:move": ("planned campaign",),
    **{f"campaigns:{one}": ("campaign target",) for one in ("target", "target_move", "call", "link", "bind")},
    "campaigns:fold": ("campaign target",),
    "campaigns:answer_move": ("link answer",),
    "campaigns:public": ("public link",),
    "orders:new": ("service",),
    "conversion:deal": ("deal",),
    "conversion:flag": ("flag",),
    "conversion:flag_move": ("flag",),
    "orders:one": ("running order",),
    **{f"orders:{one}": ("running order",) for one in ("say", "evidence")},
    "orders:move": ("asked order",),
    "orders:quote": ("asked of us",),
    "orders:deliver": ("ordered of us",),
    "orders:rate": ("paid order",),
    "ledger:entries": ("party", "account name"),
    **{f"ledger:{one}": ("owed",) for one in ("obligation", "report", "move")},
    "ledger:invoice": ("owing",),
    "ledger:answer": ("their payment",),
    "ledger:withdraw_invoice": ("paper",),
    **{f"campaigns:asked{one}": ("link",) for one in ("", "_none", "_never", "_right")},
    "campaigns:asked_still": ("link", "listing"),
    "campaigns:asked_again": ("link", "campaign answer"),
    "campaigns:asked_begin": ("link", "service name"),
    **{f"campaigns:asked_{one}": ("link", "link answer", 1) for one in ("write", "autosave")},
    **{f"campaigns:asked_{one}": ("link", "link answer") for one in ("check", "claim")},
    "catalogue:post_kinds": ("side name",),
    "catalogue:post_start": ("side name", "kind name"),
    **{f"catalogue:{one}": ("draft listing", 1) for one in ("write", "autosave")},
    **{f"catalogue:{one}": ("draft listing",) for one in ("read", "preview", "move")},
    **{f"catalogue:{one}": ("listing",) for one in ("revision", "revision_move", "still_open")},
    "catalogue:bring_back": ("discarded listing",),
    **{
        f"catalogue:{one}": ("import",)
        for one in (
            "import",
            "import_columns",
            "import_layout",
            "import_answers",
            "import_go_on",
            "import_mend",
            "import_returned",
            "import_hand_in",
            "import_move",
        )
    },
    **{
        f"catalogue:{one}": ("document",)
        for one in ("document", "document_choose", "document_by_ocr", "document_move")
    },
    **{f"catalogue:{one}": ("letter received",) for one in ("letter", "letter_again")},
    "catalogue:letter_prove": ("letter token",),
    **{f"api:api-1:{one}": ("document",) for one in ("get_document", "choose_drafts")},
    "api:api-1:list_proposals": ("draft listing",),
    "api:api-1:get_listing": ("listing",),
    "api:api-1:edit_listing": ("draft listing",),
    "api:api-1:do_step": ("draft listing", "discard name"),
    "api_tokens:revoke": ("token",),
    "api:api-1:read_notice": ("notice",),
    "api:api-1:get_job": ("job",),
    **{f"api:api-1:{one}": ("list name",) for one in ("get_vocabulary", "list_terms")},
    "api:api-1:get_term": ("list name", "region code"),
    **{
        f"api:api-1:{one}": _ORG
        for one in (
            "get_organisation",
            "edit_organisation",
            "list_members",
            "ask_to_join",
            "begin_verification",
        )
    },
    "api:api-1:get_membership": ("membership m",),
    "api:api-1:move_membership": ("request", "admit name"),
    "api:api-1:get_verification": ("case",),
    "api:api-1:move_verification": ("case", "submit name"),
    "api:api-1:add_document": ("case",),
    "api:api-1:remove_document": ("case", "evidence"),
    "api:api-1:get_person": ("person",),
    "openid_connect_login": ("provider name",),
    "openid_connect_callback": ("provider name",),
    "mfa_remove_webauthn": (1,),
    "mfa_edit_webauthn": (1,),
}
_PERSON = {"name": "张", "region": "500112"}
_STEP = {"transition": "", "reason": "other", "note": "说明", "version": ""}
_ON_BEHALF = {"reason": "核对材料"}
BODIES: dict[str, Any] = {
    "site:account_find": {"contact": "zqslomail@example.org"},
    "site:account": {"act": "suspend", "reason": "离职核对"},
    "site:trail_check": {},
    "site:trail_export": {},
    "operations:restore_test": {"name": "a.backup", "note": "恢复演练"},
    "notices:read_all": {"upto": "999999"},
    "notices:preferences": {},
    "notices:undelivered_one": {"how": "give_up", "reason": "地址不存在"},
    "privacy:answer": {"purpose": "privacy.sharing", "given": "yes", "version": "1"},
    "privacy:recommendations": {"recommend": "on"},
    "privacy:add_tag": {"word": "新材料"},
    "privacy:do": lambda w: _STEP | {"transition": "refuse", "version": w.keys["erasure"].version},
    "privacy:retention": {"real": "yes"},
    "privacy:reveal": _ON_BEHALF,
    "vocab:undo": {"reason": "撤回核对", "version": "1"},
    "vocab:import": {"text": "code,zh\nX,甲", "reason": "核对", "action": "import", "version": "1"},
    "parties:register": {"uscc": "", "name": "新单位"},
    "parties:register_new": {"name": "新单位有限公司", "kind": "company", "region": "500112", "uscc": ""},
    "parties:organisation_edit": lambda w: {
        "name": w.keys["org"].name,
        "uscc": w.keys["org"].uscc,
        "kind": "company",
        "region": "500112",
        "visibility": "members",
        "summary": "新",
        "version": w.keys["org"].version,
    },
    "parties:organisation_rows": lambda w: {
        "version": w.keys["org"].version,
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-year": "2020",
        "form-0-revenue": "1",
    },
    "parties:join": {"message": "研发部"},
    "parties:invite": {"way": "link"},
    "parties:delegate": lambda w: {
        "delegate": w.keys["membership d"].pk,
        "until": _at(days=3),
        "reason": "出差",
    },
    "parties:member": {"roles": ["org.editor"], "version": "1", "reason": "x"},
    "parties:membership_step": _STEP | {"transition": "remove"},
    "parties:decide_request": {"answer": "admit"},
    "parties:invitation_again": {"transition": "withdraw"},
    "parties:own_invitation": {"transition": "decline"},
    "parties:invitation": {"transition": "decline"},
    "parties:act_for": lambda w: {"delegation": w.keys["delegation"].pk},
    "parties:submit_verification": lambda w: {"licence_name": "x", "version": w.keys["case"].version},
    "parties:review": lambda w: _STEP | {"transition": "suspend", "version": w.keys["case"].version},
    "parties:duplicate": lambda w: {"keep": w.keys["pair"].first_id, "reason": "同一家", "version": "0"},
    "parties:judge_duplicate": _STEP | {"transition": "dismiss", "version": "0"},
    "parties:person_reveal": _ON_BEHALF,
    "parties:claim": lambda w: {"name": w.keys["unclaimed"].name, "note": "是我"},
    "parties:draft": _PERSON,
    "parties:profile_edit": _PERSON,
    "parties:profile_numbers": {"phone": "13900000001"},
    "parties:profile_card": {"publish": "1", "shown": []},
    "parties:profile_work": {"organisation": "某处"},
    "parties:profile_work_end": {"until": _at()},
    "parties:identity": {"kind": "work_proof", "note": "工作证"},
    "parties:identity_move": _STEP | {"transition": "withdraw"},
    "parties:expert": {"needs_a_week": "3", "hours_a_week": "4"},
    "parties:expert_avoid": lambda w: {"organisation": w.keys["open org"].name},
    "parties:expert_declare": lambda w: {"kind": "shares", "organisation": w.keys["open org"].name},
    "parties:expert_interest_end": {"until": _at()},
    "parties:desk_identity": {"kind": "video", "note": "当面"},
    "parties:desk_identity_move": _STEP | {"transition": "check"},
    "parties:desk_claim": _STEP | {"transition": "refuse"},
    "parties:desk_twin": _STEP | {"transition": "apart"},
    "parties:centre_plan": lambda w: {
        "level": "county",
        "region": "500106",
        "parent": w.keys["top"].pk,
        "name": "新中心",
    },
    "parties:centre_edit": {"name": "县中心改名", "version": ""},
    "parties:centre_go": _STEP | {"transition": "open"},
    "parties:centre_move": {"address": "新路"},
    "parties:centre_close": lambda w: {"successor": w.keys["top"].pk, "reason": "reform", "note": "撤并"},
    "parties:centre_cover": {"kind": "extra", "region": "500106", "since": _at(), "reason": "代管一年"},
    "parties:centre_cover_end": {"until": _at()},
    "parties:staff_post": {"user": "zqslomail@example.org", "post": "clerk", "most": "3", "reason": "派驻"},
    "parties:staff_end": {"reason": "调离"},
    "parties:staff_load": {"most": "7"},
    "parties:role_give": {"user": "zqslomail@example.org", "role": "broker", "reason": "需要"},
    "parties:role_take": {"reason": "收回"},
    "parties:role_keep": {"reason": "保留"},
    "parties:role_request": _STEP | {"transition": "agree"},
    "parties:session": {"reason": "核对名录", "minutes": "15"},
    "catalogue:save_search": {"query": "side=offer&q=压铸"},
    "catalogue:saved_search": {"what": "off"},
    "catalogue:review": lambda w: {"transition": "take", "version": w.keys["submitted listing"].version},
    "catalogue:pair": lambda w: {"keep": w.keys["listing pair"].first_id, "reason": "同一条", "version": "0"},
    "catalogue:judge_pair": _STEP | {"transition": "confirm", "version": "0"},
    "catalogue:undo_merge": {},
    "catalogue:change_case": lambda w: {
        "transition": "return",
        "reason": "figures",
        "note": "补数字",
        "version": w.keys["change"].version,
    },
    "campaigns:new": lambda w: {
        "name": "新摸底",
        "why": "为什么",
        "asked": ["need.service"],
        "length": "20",
        "centre": w.keys["here"].pk,
    },
    "campaigns:edit": lambda w: {
        "name": "新名称",
        "why": "为什么",
        "asked": ["need.service"],
        "length": "20",
        "version": w.keys["campaign"].version,
    },
    "campaigns:move": lambda w: {"transition": "start", "version": w.keys["planned campaign"].version},
    "contracts:new": lambda w: {
        "own": w.keys["org"].pk,
        "side": "buyer",
        "other": w.keys["introduction"].offer.organisation.uscc,
        "kind": "service.service",
        "title": "检测",
    },
    "contracts:move": lambda w: {
        "transition": "drop",
        "reason": "price",
        "version": w.keys["contract"].version + 1,
    },
    "contracts:accept": {"number": "1"},
    "contracts:write": {"title": "新名称", "subkind": "development.commissioned"},
    "contracts:compare": {"take": ["confidential"], "number": "1"},
    "contracts:returned": lambda w: {"upload": word(paragraphs=["第一条　技术信息和资料的保密", "改过"])},
    "contracts:milestone_move": {"transition": "accept", "version": "0"},
    "contracts:end": {"why": "late", "text": "逾期"},
    "contracts:end_move": {"transition": "agree", "version": "0"},
    "registration:move": {"transition": "withdraw", "reason": "other", "version": "0"},
    "registration:form": {"plan": "city", "version": "0"},
    "registration:return": {"reason": "clause", "place-1": "kind", "why-1": "wrong", "text-1": "请改"},
    "registration:register": {"number": "2026500000001234", "version": "0"},
    "contracts:notice": {"why": "price", "text": "价格明显偏低"},
    "contracts:trial_new": lambda w: {
        "owner": f"o{w.keys['org'].pk}",
        "scope": "一条产线",
        "months": "3",
    },
    "contracts:splits": {"way": "income", "team": "70"},
    "contracts:split_state": lambda w: {
        "kind": "cost",
        "what": "评估费",
        "fen": "100",
        "on": w.at.date().isoformat(),
    },
    "contracts:split_move": {"transition": "withdraw", "version": "0"},
    "contracts:portion_move": {"transition": "agree", "version": "0"},
    "contracts:trial_move": {"transition": "accept", "version": "0"},
    "contracts:trial_use": lambda w: {"on": timezone.localdate(w.at).isoformat(), "note": "连续运行"},
    "contracts:trial_convert": {"kind": "licence.patent", "version": "0"},
    "contracts:usage_move": {"transition": "confirm", "version": "0"},
    "contracts:objection_move": {
        "transition": "reject",
        "reason": "valued",
        "note": "有评估报告",
        "version": "0",
    },
    "introductions:ask": lambda w: {
        "own": w.keys["listing"].pk,
        "want": "solve",
        "when": "open",
        "money": "open",
        "form": "",
    },
    "disclosure:agreement_move": lambda w: (
        _STEP | {"transition": "decline", "version": w.keys["asked agreement"].version}
    ),
    "disclosure:grant_move": _STEP | {"transition": "give", "version": "0"},
    "disclosure:room_add": lambda w: {"upload": upload(picture(), "plan.jpg"), "level": "3"},
    "disclosure:file_change": {"level": "3"},
    "disclosure:file_remove": {},
    "disclosure:file_open": {"way": "view"},
    "introductions:move": lambda w: {
        "transition": "withdraw",
        "reason": "solved",
        "version": w.keys["introduction"].version,
    },
    "introductions:act": {"what": "note", "text": "打过电话"},
    "introductions:say": {"body": "您好"},
    "api:api-1:move_introduction": {"reason": "solved"},
    "api:api-1:place_order": lambda w: {
        "offer": w.keys["service"].pk,
        "organisation": w.keys["org"].pk,
        "price_seen": 100_00,
    },
    "api:api-1:quote_order": {"price": 30_000, "days": 3},
    "api:api-1:move_order": {"reason": "dear"},
    "api:api-1:rate_order": {"stars": 5},
    "api:api-1:report_payment": {"key": "zq-1", "amount": 100},
    "api:api-1:move_obligation": {"reason": "amount"},
    "api:api-1:write_message": {"body": "您好"},
    "introductions:plan": {"first": _at(days=2) + "T10:00", "way": "phone", "minutes": "30"},
    "introductions:meeting": {"what": "absent", "reason": "technical"},
    "introductions:minutes": {"step": "寄样", "owner": "buyer", "step_on": _at(days=9)},
    "campaigns:add": {"way": "list", "list-text": "新来的厂"},
    "campaigns:several": lambda w: {
        "action": f"give:{w.people['o'].pk}",
        "chosen": [w.keys["campaign target"].pk],
    },
    "campaigns:target_move": _STEP | {"transition": "withdraw"},
    "campaigns:link": {"what": "new"},
    "campaigns:bind": lambda w: {"organisation": w.keys["org"].uscc},
    "campaigns:answer_move": lambda w: {
        "transition": "confirm",
        "word": "电话",
        "version": w.keys["link answer"].version,
    },
    "campaigns:public": {"name": "自己来的厂"},
    "campaigns:asked_write": lambda w: {"title": "新题目", "version": w.keys["link answer"].version},
    "campaigns:asked_autosave": lambda w: {"title": "新题目", "version": w.keys["link answer"].version},
    "campaigns:asked_claim": lambda w: {"owner": w.keys["open org"].pk},
    "orders:new": lambda w: {"owner": f"o{w.keys['org'].pk}", "quantity": 1, "seen": 100_00},
    "orders:move": _STEP | {"transition": "withdraw"},
    "orders:quote": {"price": "5", "days": "3"},
    "orders:deliver": {"note": "报告"},
    "orders:rate": {"stars": "5"},
    "orders:say": {"note": "不做了"},
    "conversion:flag_move": _STEP | {"transition": "clear", "reason": "regular"},
    "ledger:report": {"amount": "1.00", "paid_on": "2026-01-05", "key": "access"},
    "ledger:move": _STEP | {"transition": "dispute", "reason": "amount"},
    "ledger:answer": _STEP | {"transition": "confirm"},
    "ledger:invoice": {"number": "2" * 20, "amount": "1.00", "issued_on": "2026-01-05"},
    "ledger:withdraw_invoice": {},
    "matching:answer": {"said": "interested", "position": 1},
    "matching:undo": {},
    "matching:state": {"name": "money_high", "value": "5000000"},
    "matching:unstate": {"name": "deadline", "was": "2030-01-01"},
    "matching:gather": {},
    "matching:weights": lambda w: {"do": "refuse", "version": w.keys["weights"].pk, "refusal": "few"},
    "matching:operator": lambda w: {"code": w.keys["listing"].code},
    "catalogue:post_start": lambda w: {"owner": f"o{w.keys['org'].pk}"},
    **{
        f"catalogue:{one}": lambda w: {"title": "新题目", "version": w.keys["draft listing"].version}
        for one in ("write", "autosave")
    },
    "catalogue:move": _STEP | {"transition": "discard"},
    "catalogue:revision_move": _STEP | {"transition": "withdraw"},
    "catalogue:bring_back": {},
    "catalogue:import_new": lambda w: {
        "file": sheet(),
        "what": "offer.result",
        "owner": f"o{w.keys['org'].pk}",
    },
    "catalogue:import_columns": lambda w: {"kind": "result", "version": w.keys["import"].version},
    "catalogue:import_layout": lambda w: {"header_row": "1", "version": w.keys["import"].version},
    "catalogue:import_answers": lambda w: {"version": w.keys["import"].version},
    "catalogue:import_mend": {"row_0_region:所在地": "重庆市渝北区"},
    "catalogue:import_move": lambda w: {"transition": "run", "version": w.keys["import"].version},
    "catalogue:several": lambda w: {"action": "close:gave_up", "chosen": [w.keys["listing"].pk]},
    "api_tokens:new": {"name": "导入", "scopes": ["api.me.read"], "days": "30", "organisation": ""},
    "pages:preferences": {"theme": "dark"},
    "api:api-1:register_organisation": {"name": "新单位有限公司", "kind": "company", "region": "500112"},
    "api:api-1:edit_organisation": {"summary": "新"},
    "api:api-1:begin_listing": lambda w: {
        "side": "need",
        "kind": "research",
        "organisation": w.keys["org"].pk,
        "title": "新需求",
    },
    "api:api-1:bring_document": lambda w: {
        "side": "need",
        "kind": "research",
        "organisation": w.keys["org"].pk,
        "file": word(),
    },
    "api:api-1:bring_text": lambda w: {
        "side": "need",
        "kind": "research",
        "organisation": w.keys["org"].pk,
        "text": "急需开发耐高温封装胶",
    },
    "api:api-1:choose_drafts": {"pieces": [1]},
    "catalogue:document_choose": lambda w: {"piece": "1", "version": w.keys["document"].version},
    "catalogue:document_by_ocr": lambda w: {"version": w.keys["document"].version},
    "catalogue:document_move": lambda w: {"transition": "drop", "version": w.keys["document"].version},
    "catalogue:letter_again": {"transition": "again"},
    "api:api-1:edit_listing": {"title": "新题目"},
    "api:api-1:ask_to_join": {"message": "研发部"},
    "api:api-1:move_membership": {"roles": []},
    "api:api-1:move_verification": {"licence_name": "x"},
    "api:api-1:add_document": lambda w: {"kind": "letter", "file": upload(picture(), "letter.jpg")},
    "parties:profile_photo": lambda w: {"photo": upload(picture())},
    "accounts:end_session": {"all": "1"},
}
IF_MATCH = {
    "api:api-1:edit_listing": "draft listing",
    "api:api-1:do_step": "draft listing",
    "api:api-1:edit_organisation": "org",
    "api:api-1:move_introduction": "introduction",
    "api:api-1:quote_order": "asked of us",
    "api:api-1:move_order": "asked order",
    "api:api-1:move_obligation": "owed",
    "api:api-1:answer_payment": "their payment",
    "api:api-1:move_membership": "request",
    "api:api-1:move_verification": "case",
}
