"""A person's photo: theirs to set and remove, private until their card is public."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from rongtong.apps.parties.actions import persons, photos
from rongtong.apps.parties.models import Person
from rongtong.apps.parties.privacy.people import export
from rongtong.apps.parties.queries.persons import Card
from rongtong.kit.audit.models import Entry
from rongtong.kit.files import store
from rongtong.kit.files.models import File
from rongtong.kit.permissions import Refused
from rongtong.kit.privacy.parts import parts
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.centres import AT, acting, person, posted, tree
from tests.kit.files.pictures import bomb, picture, upload

pytestmark = pytest.mark.django_db
GIF = b"GIF89a" + bytes((40, 0, 30, 0, 0, 0, 0)) + bytes(20) + b";"
PAGE, REMOVE = "/profile/photo/", "/profile/photo/remove/"


@pytest.fixture(autouse=True)
def _lists() -> None:
    vocab.load()


def browser(user: object) -> Client:
    client = Client()
    client.force_login(user)
    return client


def photographed(**values: object) -> Person:
    made = person(**values)
    return photos.set_photo(person=made, upload=upload(picture()), actor=acting(made.user), at=AT)


def address(made: Person) -> str:
    return reverse("files:file", args=[made.photo.token])


def gone(made: Person) -> bool:
    return File.objects.get(pk=made.photo_id).removed_at is not None


def published(made: Person) -> Person:
    return persons.show(person=made, shown=["titles"], actor=acting(made.user), at=AT)


def test_the_owner_uploads_looks_and_removes() -> None:
    made = person(name="张桂兰")
    client = browser(made.user)
    assert client.get(PAGE).status_code == 200
    page = client.post(PAGE, {"photo": upload(picture())}, follow=True).content.decode()
    made.refresh_from_db()
    assert address(made) in page
    assert 'alt="张桂兰的照片"' in page
    image = Image.open(BytesIO(b"".join(client.get(address(made)).streaming_content)))
    assert (image.size, dict(image.getexif())) == ((320, 320), {})
    client.post(REMOVE)
    assert Person.objects.get(pk=made.pk).photo is None
    assert client.get(address(made)).status_code == 404
    done = Entry.objects.filter(verb__startswith="parties.person.photo").order_by("pk")
    assert [one.verb for one in done] == ["parties.person.photo_set", "parties.person.photo_removed"]


def test_it_is_private_until_the_card_is_public() -> None:
    made = photographed()
    others = [Client(), browser(account()), browser(posted(tree()["two"], "officer").user)]
    assert [client.get(address(made)).status_code != 200 for client in others] == [True, True, True]
    published(made)
    assert [client.get(address(made)).status_code for client in others] == [200, 200, 200]
    for place in ("/people/", f"/people/{made.pk}/"):
        assert address(made) in Client().get(place).content.decode()
    persons.hide(person=made, actor=acting(made.user), at=AT)
    assert Client().get(address(made)).status_code != 200


def test_programmes_read_its_address() -> None:
    made, bare = published(photographed()), published(person(name="李四"))
    rows = {one["id"]: one["photo"] for one in json.loads(Client().get("/api/v1/people").content)["items"]}
    assert rows == {made.pk: address(made), bare.pk: ""}


def test_nobody_sets_or_removes_somebody_elses() -> None:
    made = photographed()
    for who in (account(), posted(tree()["one"], "reviewer").user):
        with pytest.raises(Refused):
            photos.set_photo(person=made, upload=upload(picture()), actor=acting(who), at=AT)
        with pytest.raises(Refused):
            photos.remove_photo(person=made, actor=acting(who), at=AT)
    assert Person.objects.get(pk=made.pk).photo == made.photo
    assert browser(account()).post(PAGE, {"photo": upload(picture())}).status_code == 404


def test_another_one_takes_the_place_of_the_first() -> None:
    first = photographed()
    second = photos.set_photo(
        person=first, upload=upload(picture("PNG", (50, 80))), actor=acting(first.user), at=AT
    )
    assert gone(first)
    assert File.objects.filter(purpose="parties.photo", removed_at=None).get() == second.photo


def test_the_same_one_again_stays() -> None:
    made = photographed()
    again = photos.set_photo(person=made, upload=upload(picture()), actor=acting(made.user), at=AT)
    assert again.photo == made.photo
    assert store.place(made.photo.token).exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (bomb(), "百万像素"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "含有脚本"),
        (GIF, "不接受这种文件"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "无法读取"),
        (picture() + bytes(8_000_000), "文件超过 7.6"),
    ],
    ids=["bomb", "svg", "gif", "broken", "large"],
)
def test_hostile_pictures_are_refused_beside_the_field(content: bytes, words: str) -> None:
    made = photographed()
    answer = browser(made.user).post(PAGE, {"photo": upload(content)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Person.objects.get(pk=made.pk).photo == made.photo
    assert File.objects.filter(purpose="parties.photo").count() == 1


def test_it_is_handed_over_and_erased() -> None:
    made = photographed()
    rows = export(made.user)
    assert any(str(value).startswith("data:image/jpeg;base64,/9j/") for value in rows["人员"][0].values())
    for part in parts():
        if part.name in ("parties.people", "files"):
            part.erase(made.user, actor=acting(made.user), at=AT)
    assert not Person.objects.filter(pk=made.pk).exists()
    assert gone(made)


def test_one_that_its_owner_removed_among_the_files_leaves_initials() -> None:
    made = published(photographed(name="欧阳娜"))
    browser(made.user).post(f"{address(made)}remove/")
    page = Client().get(f"/people/{made.pk}/").content.decode()
    assert address(made) not in page
    assert '<span aria-hidden="true">欧</span>' in page


@pytest.mark.parametrize(
    ("name", "initials"),
    [("张桂兰", "张"), ("Ada Lovelace", "AL"), ("阿依古丽·买买提", "阿"), ("𠮷田", "𠮷")],
)
def test_initials(name: str, initials: str) -> None:
    assert Card(1, name).initials == initials


def test_the_directory_costs_the_same_with_one_and_three(django_assert_num_queries: object) -> None:
    published(photographed())
    client = Client()
    client.get("/people/")
    for more in (0, 2):
        for number in range(more):
            published(photographed(name=f"第{number}"))
        with django_assert_num_queries(6):
            client.get("/people/")
