"""How passwords are kept: Argon2id with the least cost that OWASP's password storage guide accepts.

19 MiB of memory, two passes, one lane: about 25 ms of one core a check. Django's own cost is eight times
that, which is no safer against a thief with the same budget and lets sixteen people who sign in at once wait
for each other. Passwords kept in another way are read, and kept anew at the next sign-in.
"""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class PasswordHasher(Argon2PasswordHasher):
    """Argon2id: memory in KiB, passes, lanes."""

    memory_cost = 19_456
    time_cost = 2
    parallelism = 1
