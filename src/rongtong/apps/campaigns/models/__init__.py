"""The tables of campaigns."""

from rongtong.apps.campaigns.models.answers import Answer
from rongtong.apps.campaigns.models.calls import Call, OptOut
from rongtong.apps.campaigns.models.campaigns import Area, Campaign
from rongtong.apps.campaigns.models.targets import Target

__all__ = ("Answer", "Area", "Call", "Campaign", "OptOut", "Target")
