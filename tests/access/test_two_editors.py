"""Two people change one record: the second is told, sees the difference, and has lost nothing they typed."""

from __future__ import annotations

from django.test import Client

from tests.access.addresses import body, where
from tests.access.asking import client_of, text_of
from tests.access.world import World

TYPED = "第二位写下的字句"
TOLD = "Somebody else changed"


def second(client: Client, path: str, first: dict[str, object], other: dict[str, object]) -> tuple[int, str]:
    """Save ``first``, then ``other`` from a page that was opened before; give what the second one gets."""
    assert client.post(path, first).status_code == 302
    answer = client.post(path, other, HTTP_ACCEPT_LANGUAGE="en")
    return answer.status_code, text_of(answer)


def test_organisation(world: World) -> None:
    sound = body("parties:organisation_edit", world)
    there = where("parties:organisation_edit", world)
    status, text = second(
        client_of(world, "A"), there, sound | {"summary": "第一位"}, sound | {"summary": TYPED}
    )
    assert status == 409
    assert TYPED in text
    assert "第一位" in text


def test_annual_figures_of_an_organisation(world: World) -> None:
    sound = body("parties:organisation_rows", world)
    there = where("parties:organisation_rows", world)
    status, text = second(
        client_of(world, "A"), there, sound, sound | {"form-0-year": "2019", "form-0-revenue": "4711"}
    )
    assert status == 409
    assert "4711" in text


def test_person(world: World) -> None:
    sound = {"name": "张桂兰", "region": "500112", "version": world.keys["person"].version}
    there = where("parties:profile_edit", world)
    status, text = second(client_of(world, "w"), there, sound | {"about": "第一位"}, sound | {"about": TYPED})
    assert status == 409
    assert TYPED in text
    assert "第一位" in text


def test_terms_of_an_expert(world: World) -> None:
    sound = {"needs_a_week": "3", "hours_a_week": "4", "version": world.keys["person"].expert.version}
    there = where("parties:expert", world)
    status, text = second(client_of(world, "w"), there, sound | {"hours": "第一位"}, sound | {"hours": TYPED})
    assert status == 409
    assert TYPED in text


def test_centre(world: World) -> None:
    sound = {"name": "县中心here", "version": world.keys["here"].version}
    there = where("parties:centre_edit", world)
    status, text = second(client_of(world, "P"), there, sound | {"hours": "第一位"}, sound | {"hours": TYPED})
    assert status == 409
    assert TYPED in text
    assert "第一位" in text


def test_verification(world: World) -> None:
    case = world.keys["case"]
    client_of(world, "A").post(
        where("parties:submit_verification", world), body("parties:submit_verification", world)
    )
    case.refresh_from_db()
    there, reviewer = where("parties:review", world), client_of(world, "r")
    assert reviewer.post(there, {"transition": "take", "version": case.version}).status_code == 302
    late = reviewer.post(
        there,
        {"transition": "return", "reason": "other", "note": TYPED, "version": case.version},
        follow=True,
    )
    assert TYPED in text_of(late)
    case.refresh_from_db()
    assert case.state == "in_review"


def test_roles_of_a_member(world: World) -> None:
    version = world.keys["membership m"].version
    there, sound = where("parties:member", world), {"roles": ["org.editor"], "version": 1}
    world.keys["membership m"].refresh_from_db()
    sound["version"] = world.keys["membership m"].version or version
    status, text = second(
        client_of(world, "A"), there, sound, sound | {"roles": ["org.agent"], "reason": TYPED}
    )
    assert status in (409, 422)
    assert TYPED in text
