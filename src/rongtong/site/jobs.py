"""The site's background jobs, found here by the workers."""

from rongtong.site.operations import jobs as operations

__all__ = ["operations"]
