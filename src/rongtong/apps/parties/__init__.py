"""People, organisations, memberships, roles, verification, service centres."""
