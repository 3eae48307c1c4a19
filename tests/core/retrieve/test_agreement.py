"""Whatever happens to an index, it answers as the slow, obvious one does: to the last bit."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from rongtong_match.reference.retrieve import ReferenceRetriever
from rongtong_match.retrieve.base import Entry, Filter, Query
from rongtong_match.retrieve.embedded import EmbeddedIndex
from tests.core.retrieve.made import SETTINGS, entries, ids, queries


class Twins(RuleBasedStateMachine):
    """Writes go to both, a second process' reader looks on, and all three must say the same."""

    @initialize()
    def start(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.place = Path(self._folder.name)
        self.slow = ReferenceRetriever(SETTINGS)
        self.fast = EmbeddedIndex(self.place, SETTINGS)
        self.reader = EmbeddedIndex(self.place, writable=False)

    @rule(batch=st.lists(entries, min_size=1, max_size=8))
    def put(self, batch: list[Entry]) -> None:
        self.slow.put(batch)
        self.fast.put(batch)

    @rule(gone=st.lists(ids, max_size=4))
    def delete(self, gone: list[str]) -> None:
        assert self.slow.delete(gone) == self.fast.delete(gone)

    @rule()
    def flush(self) -> None:
        self.fast.flush()

    @rule()
    def merge(self) -> None:
        self.fast.merge()

    @rule()
    def reopen(self) -> None:
        self.fast.close()
        self.fast = EmbeddedIndex(self.place, SETTINGS)

    @rule(query=queries)
    def search(self, query: Query) -> None:
        wanted = self.slow.search(query)
        assert self.fast.search(query) == wanted
        assert self.reader.search(query) == wanted

    @rule(id=ids)
    def get(self, id: str) -> None:  # noqa: A002
        slow, fast = self.slow.get(id), self.fast.get(id)
        assert (slow is None) == (fast is None)
        if slow and fast:
            assert (dict(fast.terms), fast.attributes) == (slow.terms, slow.attributes)

    @invariant()
    def same_size(self) -> None:
        if hasattr(self, "fast"):
            assert len(self.fast) == len(self.slow) == len(self.reader)

    def teardown(self) -> None:
        if hasattr(self, "fast"):
            self.fast.close()
            self.reader.close()
            self._folder.cleanup()


Twins.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestTwins = Twins.TestCase


def test_nothing_asked_finds_nothing(index: EmbeddedIndex) -> None:
    index.put([Entry("a", {"x": 1.0})])
    assert index.search(Query(filter=Filter())) == ()
