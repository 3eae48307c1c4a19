"""A process that confirms a payment and is killed before it commits."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.kit.jobs.site"

if __name__ == "__main__":
    import django

    django.setup()
    from rongtong.apps.ledger.actions import paying
    from rongtong.apps.ledger.models import Payment
    from rongtong.apps.ledger.workflow import payments
    from tests.factories.ledger import AT, acts

    name = {"booked": "book_less", "told": "tell_side"}[os.environ["DIES"]]
    whole = getattr(payments, name)

    def dying(*args: Any, **given: Any) -> None:
        """Do it, and die."""
        whole(*args, **given)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(payments, name, dying)
    found = Payment.objects.select_related("obligation__creditor__organisation").get(pk=int(sys.argv[1]))
    paying.confirm(payment=found, actor=acts(found.obligation.creditor), at=AT)
