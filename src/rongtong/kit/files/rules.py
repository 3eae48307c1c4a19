"""Who may read and remove a file when its purpose names nobody else."""

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import mine, permission

READ_OWN = permission(
    "files.read_own", _("Read a file of one's own"), on="files.File", grants={"user": mine("owner")}
)
REMOVE_OWN = permission(
    "files.remove_own", _("Remove a file of one's own"), on="files.File", grants={"user": mine("owner")}
)
