"""The names under which operations are written down."""

BEAT = "site.beat"
BACKED_UP = "site.operations.backed_up"
RESTORED = "site.operations.restored"
RESTORE_TESTED = "site.operations.restore_tested"
