"""The site's background jobs, found here by the workers."""

from rongtong.site.operations import jobs as operations
from rongtong.site.trail import jobs as trail

__all__ = ["operations", "trail"]
