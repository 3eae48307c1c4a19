"""What the kit itself holds of people."""

from rongtong.kit.privacy.own import account, activity, fields, files, notices, told, unconfirmed  # noqa: F401
