"""WeChat, DingTalk, Feishu, GitHub: offered by settings, connected by their owner, refused in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from urllib.parse import parse_qsl, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from rongtong.config.env import pair
from rongtong.kit.accounts import services
from rongtong.kit.accounts.models import Setup, User
from rongtong.kit.audit.models import Entry
from tests.factories.accounts import AT, PASSWORD, account
from tests.kit.accounts.services import ADDRESSES, SECRETS, Server, running

pytestmark = pytest.mark.django_db
UNUSABLE = "!"
ALL = sorted(ADDRESSES)
PEOPLE = {
    "weixin": {"user": {"openid": "o-1", "nickname": "安娜"}},
    "dingtalk": {
        "token": {"accessToken": "t", "refreshToken": "r", "expireIn": 7200},
        "user": {"openId": "o-1", "nick": "安娜"},
    },
    "feishu": {
        "token": {"data": {"access_token": "t"}, "app_access_token": "a"},
        "app": {"app_access_token": "a"},
        "user": {"code": 0, "data": {"open_id": "o-1", "name": "安娜"}},
    },
    "github": {"user": {"id": 7, "login": "anna", "name": "安娜"}, "emails": []},
}


@pytest.fixture(scope="module")
def process() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def server(process: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    for one, addresses in ADDRESSES.items():
        views = import_module(f"allauth.socialaccount.providers.{one}.views")
        adapter = next(each for name, each in vars(views).items() if name.lower() == f"{one}oauth2adapter")
        for name, path in addresses.items():
            monkeypatch.setattr(adapter, name, process.address + path)
    client = import_module("allauth.socialaccount.providers.feishu.client").FeishuOAuth2Client
    monkeypatch.setattr(client, "app_access_token_url", f"{process.address}/app")
    Setup.objects.create(pk=1, site_name="绵阳对接", finished_at=AT)
    process.status, process.asked = 200, {}
    return process


def knows(server: Server, service: str, **more: object) -> None:
    server.tells(**{"token": {"access_token": "t", "openid": "o-1"}} | PEOPLE[service] | more)


def sent(client: Client, service: str, process: str = "login") -> dict[str, str]:
    answer = client.post(f"/accounts/{service}/login/?process={process}")
    assert answer.status_code == 302
    return dict(parse_qsl(urlsplit(answer.url).query)) | {"to": answer.url.split("?")[0]}


def arrive(client: Client, service: str, process: str = "login", **said: str) -> object:
    state = sent(client, service, process)["state"]
    code = {"authCode" if service == "dingtalk" else "code": "c-1"}
    return client.get(f"/accounts/{service}/login/callback/", {"state": state, **(said or code)}, follow=True)


def signed_in(user: User | None = None) -> tuple[Client, User]:
    user, client = user or account(email="ann@example.org"), Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client, user


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize(
    ("service", "to", "names"),
    [
        ("weixin", "https://open.weixin.qq.com/connect/qrconnect",
         {"appid": "weixin-client", "scope": "snsapi_login"}),
        ("dingtalk", "https://login.dingtalk.com/oauth2/auth",
         {"client_id": "dingtalk-client", "scope": "openid", "prompt": "consent"}),
        ("feishu", "https://open.feishu.cn/open-apis/authen/v1/index", {"app_id": "feishu-client"}),
        ("github", "https://github.com/login/oauth/authorize",
         {"client_id": "github-client", "scope": "user:email", "code_challenge_method": "S256"}),
    ],
)  # fmt: skip
def test_the_browser_is_sent_to_the_service(service: str, to: str, names: dict[str, str]) -> None:
    asked = sent(Client(), service)
    assert asked["to"] == to
    assert asked["redirect_uri"] == f"http://testserver/accounts/{service}/login/callback/"
    assert names.items() <= asked.items()
    assert len(asked["state"]) >= 16


@pytest.mark.parametrize("service", ALL)
def test_a_forged_state_is_refused(server: Server, service: str) -> None:
    knows(server, service)
    attacker, victim = Client(), Client()
    state = sent(attacker, service)["state"]
    sent(victim, service)
    said = {"state": state, "code": "c-1", "authCode": "c-1"}
    assert "请过几分钟再试" in victim.get(f"/accounts/{service}/login/callback/", said).content.decode()
    assert who(victim) is None
    assert not SocialAccount.objects.exists()
    assert server.asked == {}


@pytest.mark.parametrize("service", ALL)
def test_a_connected_service_opens_the_account(server: Server, service: str) -> None:
    knows(server, service)
    client, user = signed_in()
    arrive(client, service, "connect")
    assert SocialAccount.objects.get().user == user
    assert Entry.objects.filter(verb="accounts.outside_connected", actor=user.pk).exists()
    again = Client()
    arrive(again, service)
    assert who(again) == str(user.pk)
    asked = server.asked["/app" if service == "feishu" else "/token"]
    assert asked[SECRETS[service]] == f"{service}-secret"


@pytest.mark.parametrize("service", ["weixin", "dingtalk", "feishu"])
def test_a_service_without_an_address_makes_no_account(server: Server, service: str) -> None:
    knows(server, service)
    client = Client()
    page = arrive(client, service).content.decode()
    assert who(client) is None
    assert not User.objects.exists()
    with translation.override("zh-hans"):
        assert services.name(service) in page
    assert "关联" in page


def test_the_nickname_is_read_as_it_was_written(server: Server) -> None:
    knows(server, "weixin")
    client, _user = signed_in()
    assert "安娜" in arrive(client, "weixin", "connect").content.decode()


def test_github_makes_an_account_of_a_confirmed_address(server: Server) -> None:
    emails = [{"email": "ann@example.org", "primary": True, "verified": True}]
    knows(server, "github", emails=emails)
    client = Client()
    arrive(client, "github")
    user = User.objects.get()
    assert (user.name, user.email, who(client)) == ("安娜", "ann@example.org", str(user.pk))
    assert Entry.objects.get(verb="accounts.signed_in").data["means"] == "socialaccount"


def test_an_unconfirmed_address_at_github_takes_nothing(server: Server) -> None:
    account(email="ann@example.org")
    knows(server, "github", emails=[{"email": "ann@example.org", "primary": True, "verified": False}])
    client = Client()
    arrive(client, "github")
    assert who(client) is None
    assert not SocialAccount.objects.exists()


def test_a_link_by_address_is_written_down_and_told(server: Server) -> None:
    user = account(email="ann@example.org")
    knows(server, "github", emails=[{"email": "ann@example.org", "primary": True, "verified": True}])
    arrive(Client(), "github")
    assert SocialAccount.objects.get().user == user
    assert Entry.objects.filter(verb="accounts.outside_connected").exists()
    assert [letter.to for letter in mail.outbox] == [["ann@example.org"]]


def test_an_identity_of_somebody_else_is_not_moved(server: Server) -> None:
    knows(server, "weixin")
    client, user = signed_in()
    arrive(client, "weixin", "connect")
    other, _other_user = signed_in(account(email="bob@example.org"))
    assert "另一个账号" in arrive(other, "weixin", "connect").content.decode()
    assert SocialAccount.objects.get().user == user


def test_disconnecting_leaves_a_way_in(server: Server) -> None:
    knows(server, "weixin")
    client, user = signed_in()
    arrive(client, "weixin", "connect")
    one = {"account": SocialAccount.objects.get().pk}
    password = user.password
    User.objects.filter(pk=user.pk).update(password=UNUSABLE)
    page = "/accounts/3rdparty/"
    fresh = Client()
    arrive(fresh, "weixin")
    assert "请先设置密码" in fresh.post(page, one).content.decode()
    assert SocialAccount.objects.exists()
    User.objects.filter(pk=user.pk).update(password=password)
    signed_in(user)[0].post(page, one)
    assert not SocialAccount.objects.exists()
    assert Entry.objects.filter(verb="accounts.outside_disconnected").exists()


def test_a_service_no_longer_offered_is_no_way_in(server: Server, settings: Settings) -> None:
    user = account(email="ann@example.org")
    User.objects.filter(pk=user.pk).update(password=UNUSABLE)
    made = [SocialAccount.objects.create(user=user, provider=one, uid="o-1") for one in ("weixin", "github")]
    knows(server, "weixin")
    client = Client()
    arrive(client, "weixin")
    kept = {k: v for k, v in settings.SOCIALACCOUNT_PROVIDERS.items() if k != "github"}
    settings.SOCIALACCOUNT_PROVIDERS = kept
    page = client.post("/accounts/3rdparty/", {"account": made[0].pk}).content.decode()
    assert "请先设置密码" in page
    assert "本站已不再提供" in page
    assert SocialAccount.objects.count() == 2


@pytest.mark.parametrize("service", ALL)
@pytest.mark.parametrize(
    ("status", "answers"),
    [
        (503, {}),
        (200, {"token": {"errcode": 40029, "errmsg": "invalid code"}}),
        (200, {"token": "<html>"}),
        (200, {"user": {"errcode": 40003}}),
        (200, {"user": "[]"}),
    ],
)
def test_what_a_service_does_wrong_is_said(
    server: Server, service: str, status: int, answers: dict[str, object]
) -> None:
    knows(server, service, **answers)
    server.status = status
    client = Client()
    answer = arrive(client, service)
    assert answer.status_code == 401
    assert "请过几分钟再试" in answer.content.decode()
    assert who(client) is None


@pytest.mark.parametrize("service", ALL)
def test_who_says_no_at_the_service_comes_back(server: Server, service: str) -> None:
    answer = arrive(Client(), service, error="access_denied")
    assert "您在对方服务中取消了" in answer.content.decode()


def test_only_what_is_switched_on_is_shown(settings: Settings) -> None:
    Setup.objects.create(pk=1, site_name="绵阳对接", finished_at=AT)
    page = Client().get("/accounts/login/").content.decode()
    assert [name in page for name in ("微信", "钉钉", "飞书", "GitHub")] == [True] * 4
    settings.SOCIALACCOUNT_PROVIDERS = {"weixin": settings.SOCIALACCOUNT_PROVIDERS["weixin"]}
    page = Client().get("/accounts/login/").content.decode()
    assert [name in page for name in ("微信", "钉钉", "飞书", "GitHub")] == [True, False, False, False]


def test_a_service_is_entered_with_id_and_secret_only() -> None:
    given = {one.variable: None for one in services.SERVICES} | {"RONGTONG_GITHUB": pair("id, secret")}
    told = services.entered(given)
    assert list(told) == ["github"]
    assert told["github"]["APPS"] == [{"client_id": "id", "secret": "secret"}]
    assert services.origins(told) == ["https://github.com"]


@pytest.mark.parametrize("text", ["id", "id,secret,more"])
def test_half_a_pair_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        pair(text)
