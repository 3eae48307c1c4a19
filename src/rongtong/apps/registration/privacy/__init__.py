"""What registration holds of people."""

from rongtong.apps.registration.privacy import registrations

__all__ = ["registrations"]
