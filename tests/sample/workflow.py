from rongtong.kit.workflow import Guard, State, Transition, Workflow
from tests.sample.rules import JUDGE, WRITE


def titled(obj, actor, at):
    return None if obj.title.strip() else "Give it a title first."


def not_own(obj, actor, at):
    return "Nobody judges what is their own." if obj.owner == actor.id else None


def count(obj, change):
    obj.effects += 1
    obj.save(update_fields=["effects"])
    if change.note == "fail in the effect":
        raise RuntimeError("effect")


TICKET = Workflow(
    "sample.ticket",
    "Ticket",
    model="sample.Ticket",
    states=(
        State("draft", "Draft", "start"),
        State("submitted", "Handed in", "waiting"),
        State("returned", "Returned", "bad", step=False),
        State("accepted", "Accepted", "good"),
    ),
    transitions=(
        Transition("submit", "Hand in", ("draft", "returned"), "submitted", WRITE,
                   (Guard("titled", titled),), (count,), primary=True),
        Transition("accept", "Accept", ("submitted",), "accepted", JUDGE,
                   (Guard("not own", not_own),), (count,), primary=True),
        Transition("return", "Return", ("submitted",), "returned", JUDGE,
                   (Guard("not own", not_own),), (count,),
                   reasons=(("unclear", "Not clear"), ("double", "Exists already"))),
    ),
)  # fmt: skip
