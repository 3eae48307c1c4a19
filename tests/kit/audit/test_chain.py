from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.audit import chain
from rongtong.kit.audit.unit import plain

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


def entries(changes: list[object]) -> list[dict[str, object]]:
    made, before = [], chain.START
    for number, change in enumerate(changes, 1):
        entry = dict.fromkeys(chain.COVERED, "") | {"number": number, "changes": change, "before": before}
        before = entry["digest"] = chain.digest(entry, before)
        made.append(entry)
    return made


@given(st.lists(PLAIN, max_size=6))
def test_a_chain_as_written_holds(changes):
    assert not list(chain.breaks(entries(changes)))


@given(st.lists(PLAIN, min_size=1, max_size=6), st.data())
def test_any_altered_entry_is_found(changes, data):
    made = entries(changes)
    at = data.draw(st.integers(0, len(made) - 1))
    made[at]["label"] = "altered"
    assert chain.Break(at + 1, "altered") in list(chain.breaks(made))


@given(st.integers(2, 6), st.data())
def test_any_missing_or_moved_entry_is_found(size, data):
    made = entries(list(range(size)))
    at = data.draw(st.integers(0, size - 2))
    assert list(chain.breaks(made[:at] + made[at + 1 :]))
    made[at], made[at + 1] = made[at + 1], made[at]
    assert list(chain.breaks(made))


@given(st.lists(PLAIN, min_size=1, max_size=4))
def test_an_altered_entry_with_a_new_digest_breaks_the_next(changes):
    made = entries([*changes, "last"])
    made[0]["label"] = "altered"
    made[0]["digest"] = chain.digest(made[0], made[0]["before"])
    assert list(chain.breaks(made)) == [chain.Break(2, "order")]


def test_what_json_and_the_databases_would_change_is_made_plain_first():
    assert plain({"a": 1.5, "b": ("x\0", None), 3: {"c": "\ud800"}}) == {
        "a": "1.5",
        "b": ["x", None],
        "3": {"c": "?"},
    }
