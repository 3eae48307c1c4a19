from rongtong.kit.facts import subscriber
from rongtong.kit.workflow.facts import StateChanged
from tests.sample.models import Watched


@subscriber(StateChanged, "sample.watch")
def watch(fact, *, at):
    if fact.workflow != "sample.ticket":
        return
    Watched.objects.create(about=fact.about, transition=fact.transition)
    if fact.about == "13":
        raise RuntimeError("the subscriber fails on 13")
