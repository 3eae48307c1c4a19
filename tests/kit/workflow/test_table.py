import pytest

from rongtong.kit.permissions import Permission
from rongtong.kit.workflow import State, Transition, Workflow

MAY = Permission("x", "x")
A, B = State("a", "A"), State("b", "B")


@pytest.mark.parametrize(
    ("states", "transitions", "fault"),
    [
        ((A, B), (Transition("go", "Go", ("a",), "c", MAY),), "no state c"),
        ((A, B), (Transition("go", "Go", ("z",), "b", MAY),), "no state z"),
        ((A, A), (), "state a stands twice"),
        ((A, B), (Transition("go", "Go", ("a",), "b", MAY),) * 2, "transition go stands twice"),
        ((A, B), (Transition("stay", "Stay", ("a",), "a", MAY),), "nothing leads to b"),
    ],
)
def test_a_table_that_cannot_work_is_refused(states, transitions, fault):
    with pytest.raises(ValueError, match=fault):
        Workflow("test.broken", "Broken", "test.Broken", states, transitions)


def test_one_table_a_model():
    with pytest.raises(ValueError, match="twice"):
        Workflow("other", "Other", "sample.Ticket", (A,), ())
