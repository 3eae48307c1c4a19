from rongtong.kit.privacy import add_tag, remove_tag, tags_of
from rongtong.kit.privacy.actions import tagging
from tests.kit.privacy.conftest import AT


def words(user):
    return [tag.word for tag in tags_of(user.pk)]


def add(user, actor, word, source="activity"):
    return add_tag(user=user.pk, word=word, source=source, actor=actor, at=AT, note="seen often")


def test_a_tag_stands_once_with_its_source(user, actor):
    add(user, actor, "  铝合金  压铸 ")
    add(user, actor, "铝合金 压铸")
    tag = tags_of(user.pk).get()
    assert (tag.word, tag.source, tag.note) == ("铝合金 压铸", "activity", "seen often")


def test_a_removed_tag_comes_back_only_by_its_person(user, actor):
    tag = add(user, actor, "压铸")
    assert remove_tag(user=user.pk, tag=tag.pk, actor=actor, at=AT)
    assert add(user, actor, "压铸") is None
    assert words(user) == []
    assert add(user, actor, "压铸", source="own").source == "own"
    assert words(user) == ["压铸"]


def test_nobody_removes_the_tags_of_others(user, actor, account):
    tag = add(account("other"), actor, "焊接")
    assert not remove_tag(user=user.pk, tag=tag.pk, actor=actor, at=AT)
    assert words(tag.user) == ["焊接"]


def test_there_is_an_end_to_tags(user, actor, monkeypatch):
    monkeypatch.setattr(tagging, "MOST", 2)
    assert [add(user, actor, word) is not None for word in ("a", "b", "c", "  ")] == [
        True,
        True,
        False,
        False,
    ]
