"""The site's background jobs, found here by the workers."""

from rongtong.site.demo import jobs as demo
from rongtong.site.operations import jobs as operations
from rongtong.site.trail import jobs as trail

__all__ = ["demo", "operations", "trail"]
