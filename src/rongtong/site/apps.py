"""The app's place in Django."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """What spans the apps."""

    name = "rongtong.site"
    label = "site"

    def ready(self) -> None:
        """Enter the site's own pages into the navigation."""
        from rongtong.site import cards
        from rongtong.site.navigation import count, enter
        from rongtong.site.operations import presenters, rules  # noqa: F401

        enter()
        cards.enter()
        count()
