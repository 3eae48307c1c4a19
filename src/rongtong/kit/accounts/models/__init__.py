"""Accounts and what hangs on them: devices, departures, and how the site was set up."""

from rongtong.kit.accounts.models.departure import Departure
from rongtong.kit.accounts.models.device import Device
from rongtong.kit.accounts.models.setup import Setup
from rongtong.kit.accounts.models.user import User, UserManager

__all__ = ["Departure", "Device", "Setup", "User", "UserManager"]
